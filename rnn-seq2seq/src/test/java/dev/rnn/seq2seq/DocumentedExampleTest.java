package dev.rnn.seq2seq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.engine.runtime.Workers;
import dev.rnn.seq2seq.generation.BeamSearch;
import dev.rnn.seq2seq.generation.Normalisation;
import dev.rnn.seq2seq.generation.TokenRules;
import dev.rnn.seq2seq.generation.Watch;
import dev.rnn.seq2seq.model.EncoderDecoder;
import dev.rnn.seq2seq.model.EncoderDecoderSpec;
import dev.rnn.seq2seq.text.LengthLimit;
import dev.rnn.seq2seq.text.ParallelText;
import dev.rnn.seq2seq.text.TokenEncoding;
import dev.rnn.seq2seq.translation.Translation;
import dev.rnn.seq2seq.translation.Translator;
import dev.rnn.training.Rnn;
import dev.rnn.training.model.Layer;
import dev.rnn.training.trainer.LengthBuckets;
import dev.rnn.training.trainer.TrainerSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of docs/seq2seq.md. */
class DocumentedExampleTest {
  @TempDir Path folder;

  @Test
  void train_save_load_translate() throws Exception {
    Path file = Files.writeString(folder.resolve("pairs.tsv"), "a b c\tx y z\nb c a\ty z x\nc a\tz x\na\tx\n");
    Path saved = folder.resolve("translator.safetensors");
    Rnn rnn = Rnn.create();

    ParallelText text = ParallelText.tabSeparated(file);
    LengthLimit limit =
        new LengthLimit(TokenEncoding.words(text.sources()), TokenEncoding.words(text.targets()), 50, 50);
    EncoderDecoder model = Translator.keep(EncoderDecoder.builder(rnn), limit)
        .source(limit.sourceEncoding().size(), 16)
        .target(limit.targetEncoding().size(), 16)
        .encoder(Layer.of("gru", 24).bidirectional())
        .decoder("bahdanau(cell=gru,attention=additive)", 24)
        .dropout(0.1)
        .build();
    rnn.trainer(TrainerSettings.DEFAULT.withOptimizer("adam", 0.01).withClipping(1, 0).withEpochs(100))
        .fit(model, new LengthBuckets(Translator.examples(limit, text.pairs()), 1000, 1));
    rnn.save(model, saved);

    Translator translator = Translator.load(rnn, saved);
    BeamSearch search = BeamSearch.of(EncoderDecoderSpec.END, 4)
        .normalised(Normalisation.gnmt(0.6)).coverage(0.2).nBest(2).with(TokenRules.noRepeated(3));
    try (Workers workers = new Workers(2)) {
      List<Translation> found = translator.translate(List.of("c a b"), search, workers).getFirst();
      for (Translation one : found) System.out.println(one.text() + "  " + one.hypothesis().score());
      assertThat(found).hasSize(2);

      Watch watch = Watch.of(List.of(limit.targetEncoding().encode("y y y")), EncoderDecoderSpec.END)
          .named(limit.targetEncoding().vocabulary()::token);
      translator.translate(List.of("a"), search.nBest(1).watching(watch), workers);
      System.out.println(watch.explanations().getFirst());
      assertThat(watch.explanations().getFirst()).contains("was not among the 4 best continuations");
    }
    try (Workers workers = new Workers(1)) {
      assertThat(translator.translate(text.sources(), search, workers).stream().map(f -> f.getFirst().text()).toList())
          .isEqualTo(text.targets());
    }
  }
}
