package dev.rnn.examples.languagemodel;

import dev.rnn.engine.parameter.WeightFormat;
import dev.rnn.engine.runtime.Workers;
import dev.rnn.examples.languagemodel.baseline.Baseline;
import dev.rnn.examples.languagemodel.baseline.BigramModel;
import dev.rnn.examples.languagemodel.baseline.Score;
import dev.rnn.examples.languagemodel.baseline.UnigramModel;
import dev.rnn.examples.support.Figures;
import dev.rnn.training.data.Corpus;
import dev.rnn.training.data.EncodedText;
import dev.rnn.training.generation.TextGenerator;
import dev.rnn.training.model.SequenceModel;
import dev.rnn.training.trainer.Evaluation;
import dev.rnn.training.trainer.TrainerSettings;
import dev.rnn.training.trainer.TrainingResult;
import dev.rnn.training.trainer.WindowSource;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** What a trained model came to, beside counting models on the same tokens. */
record Report(PrintStream out, SequenceModel model, Corpus corpus, TrainerSettings settings, TrainingResult result) {
  private static final int COLUMNS = 16;
  private static final int STEPS = 35;
  private static final int LONGEST_SAMPLE = 200;

  void print(Path file, int samples, boolean compact, @Nullable Path json) {
    int size = corpus.vocabulary().size();
    Baseline unigram = new UnigramModel(corpus.train(), size);
    Baseline bigram = new BigramModel(corpus.train(), size);
    Figures figures = figures();
    try (Workers workers = new Workers(settings.threads())) {
      out.printf("%n%-22s %12s %12s %12s %12s%n", "", "validation", "bits/char", "test", "bits/char");
      row("unigram", unigram.score(corpus.valid()), unigram.score(corpus.test()), figures, "unigram_");
      row("bigram (Kneser-Ney)", bigram.score(corpus.valid()), bigram.score(corpus.test()), figures, "bigram_");
      row("this model", score(corpus.valid(), workers, WeightFormat.FLOAT32),
          score(corpus.test(), workers, WeightFormat.FLOAT32), figures, "");
      if (compact) {
        row("  weights of 16 bits", score(corpus.valid(), workers, WeightFormat.BFLOAT16),
            score(corpus.test(), workers, WeightFormat.BFLOAT16), figures, "bfloat16_");
        row("  weights of 8 bits", score(corpus.valid(), workers, WeightFormat.INT8),
            score(corpus.test(), workers, WeightFormat.INT8), figures, "int8_");
      }
    }
    out.printf(Locale.ROOT,
        "perplexity of a token, over all %,d validation and %,d test tokens, ends of lines included%n%n",
        corpus.valid().size(), corpus.test().size());
    samples(samples);
    out.printf(Locale.ROOT, "trained in %.1f s, %,.0f tokens/s; saved to %s%n", result.seconds(),
        result.elementsPerSecond(), file);
    figures.write(json);
  }

  private Score score(EncodedText text, Workers workers, WeightFormat weights) {
    Evaluation evaluation = Evaluation.of(model, WindowSource.of(text, COLUMNS, STEPS), workers, weights);
    return new Score(evaluation.lossSum(), evaluation.elements(), text.characters());
  }

  private void row(String name, Score valid, Score test, Figures figures, String prefix) {
    out.printf(Locale.ROOT, "%-22s %12.2f %12.3f %12.2f %12.3f%n", name, valid.perplexity(), valid.bitsPerCharacter(),
        test.perplexity(), test.bitsPerCharacter());
    figures.put(prefix + "valid_perplexity", valid.perplexity()).put(prefix + "test_perplexity", test.perplexity())
        .put(prefix + "valid_bits_per_character", valid.bitsPerCharacter())
        .put(prefix + "test_bits_per_character", test.bitsPerCharacter());
  }

  private void samples(int count) {
    if (count <= 0) return;
    TextGenerator generator = new TextGenerator(model, 0.7);
    SplittableRandom random = new SplittableRandom(settings.seed());
    for (int i = 0; i < count; i++) out.println("  " + generator.line("", LONGEST_SAMPLE, random));
    out.println();
  }

  private Figures figures() {
    return new Figures().put("tokens_per_second", result.elementsPerSecond()).put("seconds", result.seconds())
        .put("epochs", result.epochs()).put("vocabulary", corpus.vocabulary().size())
        .put("unknown_share", corpus.test().unknownShare()).put("train_tokens", corpus.train().size())
        .put("valid_tokens", corpus.valid().size()).put("test_tokens", corpus.test().size())
        .put("parameters", model.parameters().count()).put("seed", settings.seed()).put("threads", settings.threads());
  }
}
