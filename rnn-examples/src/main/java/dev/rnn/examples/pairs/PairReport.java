package dev.rnn.examples.pairs;

import dev.rnn.api.error.RnnException;
import dev.rnn.engine.runtime.Workers;
import dev.rnn.examples.support.Figures;
import dev.rnn.seq2seq.generation.BeamSearch;
import dev.rnn.seq2seq.generation.GreedySearch;
import dev.rnn.seq2seq.generation.LengthLimits;
import dev.rnn.seq2seq.generation.Search;
import dev.rnn.seq2seq.model.EncoderDecoderSpec;
import dev.rnn.seq2seq.text.LengthBuckets;
import dev.rnn.seq2seq.text.TextPair;
import dev.rnn.seq2seq.translation.Translation;
import dev.rnn.seq2seq.translation.Translator;
import dev.rnn.training.trainer.Evaluation;
import dev.rnn.training.trainer.TrainingResult;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a translator finds, beside what simpler methods do, for people and as JSON. */
record PairReport(PrintStream out, PairTask task, PairOptions options, PairSettings settings, Translator translator) {
  private static final int VALIDATION = 500;

  /** {@code result} is null for a model that was not trained just now. */
  void print(PairData data, @Nullable TrainingResult result, Path file, @Nullable Path json) {
    Figures figures = new Figures().put("parameters", translator.model().parameters().count())
        .put("seed", options.seed);
    try (Workers workers = new Workers(options.threads())) {
      List<TextPair> validation = first(data.validation(), VALIDATION);
      double forced = Evaluation.of(translator.model(), new LengthBuckets(
          Translator.examples(translator.limit(), validation), 4000, 1), workers).loss();
      Map<String, Double> free = found(validation, greedy(), workers).figures;
      out.printf(Locale.ROOT, "%nvalidation: loss %.4f with the right tokens before; left alone (greedy): %s%n", forced,
          text(free));
      figures.put("validation_loss", forced);
      free.forEach((name, value) -> figures.put("validation_" + name, value));
      test(data, workers, figures);
      show(task.shown(data), workers);
    }
    if (result != null) {
      out.printf(Locale.ROOT, "trained in %.1f s, %,.0f target tokens/s; saved to %s%n", result.seconds(),
          result.elementsPerSecond(), file);
      figures.put("seconds", result.seconds()).put("epochs", result.epochs())
          .put("elements_per_second", result.elementsPerSecond());
    }
    figures.write(json);
  }

  private void test(PairData data, Workers workers, Figures figures) {
    List<TextPair> test = options.testLimit == 0 ? data.test() : first(data.test(), options.testLimit);
    task.baselines(test).forEach((method, values) -> {
      out.printf(Locale.ROOT, "test, %s: %s%n", method, text(values));
      values.forEach((name, value) -> figures.put(method.replace(' ', '_') + "_test_" + name, value));
    });
    Found all = found(test, search(), workers);
    out.printf(Locale.ROOT, "test, %,d pairs, beam %d: %s, %.1f %% ended; %.0f sentences/s%n", test.size(),
        settings.beam(), text(all.figures), 100 * all.ended, all.perSecond);
    all.figures.forEach((name, value) -> figures.put("test_" + name, value));
    figures.put("test_ended", all.ended).put("sentences_per_second", all.perSecond).put("test_pairs", test.size());
    for (int i = 0; i < Math.min(5, test.size()); i++) {
      out.printf("  %s%n    found    %s%n    expected %s%n", task.readable(test.get(i).source()),
          task.readable(all.texts.get(i)), task.readable(test.get(i).target()));
    }
  }

  private record Found(List<String> texts, Map<String, Double> figures, double ended, double perSecond) {}

  private Found found(List<TextPair> pairs, Search search, Workers workers) {
    long begin = System.nanoTime();
    List<Translation> best = translator.translate(pairs.stream().map(TextPair::source).toList(), search, workers)
        .stream().map(List::getFirst).toList();
    double seconds = (System.nanoTime() - begin) * 1e-9;
    List<String> texts = best.stream().map(Translation::text).toList();
    double ended = best.stream().filter(t -> t.hypothesis().ended()).count() / (double) best.size();
    return new Found(texts, task.figures(texts, pairs), ended, pairs.size() / seconds);
  }

  private Search search() {
    return settings.beam() == 1 ? greedy() : beam(translator, settings.beam(), options.beamPatience);
  }

  private Search greedy() {
    return new GreedySearch(EncoderDecoderSpec.END, limits(translator), List.of());
  }

  /** As long as any target that was learned from: a short source may have a long one. */
  private static LengthLimits limits(Translator translator) {
    return LengthLimits.upTo(translator.limit().target());
  }

  /**
   * A beam search.
   *
   * @throws RnnException if it is wider than the vocabulary
   */
  static BeamSearch beam(Translator translator, int width, double patience) {
    int tokens = translator.limit().targetEncoding().size();
    if (width > tokens) {
      throw RnnException.error("RNN-OPTION-RANGE", "a beam of " + width + " is wider than the target's vocabulary of "
          + tokens + ".").fix("use a beam of at most " + tokens + "; 5 is usual.").build();
    }
    return BeamSearch.of(EncoderDecoderSpec.END, width).patience(patience == 0 ? Double.POSITIVE_INFINITY : patience).limited(limits(translator));
  }

  private void show(String source, Workers workers) {
    if (!translator.model().attends()) return;
    Translation best = translator.translate(List.of(source), search(), workers).getFirst().getFirst();
    AttentionMap map = AttentionMap.of(best);
    out.println();
    out.print(map.text());
    if (options.picture != null) {
      map.write(options.picture);
      out.println("the same as a picture: " + options.picture);
    }
  }

  private static String text(Map<String, Double> figures) {
    return String.join(", ", figures.entrySet().stream()
        .map(e -> String.format(Locale.ROOT, "%s %.2f", e.getKey(), e.getValue())).toList());
  }

  private static <T> List<T> first(List<T> all, int most) {
    return all.subList(0, Math.min(most, all.size()));
  }
}
