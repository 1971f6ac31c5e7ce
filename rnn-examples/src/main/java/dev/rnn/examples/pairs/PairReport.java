package dev.rnn.examples.pairs;

import dev.rnn.engine.runtime.Workers;
import dev.rnn.examples.support.Figures;
import dev.rnn.seq2seq.generation.BeamSearch;
import dev.rnn.seq2seq.generation.Search;
import dev.rnn.seq2seq.generation.TokenAccuracy;
import dev.rnn.seq2seq.generation.Watch;
import dev.rnn.seq2seq.model.EncoderDecoderSpec;
import dev.rnn.seq2seq.text.Encoding;
import dev.rnn.seq2seq.text.TextPair;
import dev.rnn.seq2seq.translation.Translation;
import dev.rnn.seq2seq.translation.Translator;
import dev.rnn.training.trainer.Evaluation;
import dev.rnn.training.trainer.LengthBuckets;
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
        .put("seed", options.seed());
    try (Workers workers = new Workers(options.threads())) {
      if (!data.validation().isEmpty()) validation(first(data.validation(), VALIDATION), workers, figures);
      test(data, workers, figures);
      show(task.shown(data), workers);
    }
    if (result != null) figures.trained(out, result, "target tokens", file);
    figures.write(json);
  }

  /** After the right tokens, and left alone; and the gap between. */
  private void validation(List<TextPair> pairs, Workers workers, Figures figures) {
    double forced = Evaluation.of(translator.model(), new LengthBuckets(Translator.examples(translator.limit(), pairs),
        4000, 1), workers).loss();
    Found alone = found(pairs, options.searching.greedy(task, translator), workers);
    TokenAccuracy tokens = translator.tokenAccuracy(pairs, alone.best, workers);
    out.printf(Locale.ROOT, "%nvalidation: loss %.4f, perplexity %.3f with the right tokens before; left alone"
        + " (greedy): %s%n", forced, tokens.perplexity(), text(alone.figures));
    out.printf(Locale.ROOT, "tokens right: %.2f %% after right ones, %.2f %% left alone, gap %.2f%n",
        100 * tokens.forced(), 100 * tokens.free(), 100 * tokens.gap());
    figures.put("validation_loss", forced).put("validation_perplexity", tokens.perplexity())
        .put("validation_tokens_forced", tokens.forced()).put("validation_tokens_free", tokens.free());
    alone.figures.forEach((name, value) -> figures.put("validation_" + name, value));
  }

  private void test(PairData data, Workers workers, Figures figures) {
    List<TextPair> test = options.testLimit == 0 ? data.test() : first(data.test(), options.testLimit);
    task.baselines(test).forEach((method, values) -> {
      out.printf(Locale.ROOT, "test, %s: %s%n", method, text(values));
      values.forEach((name, value) -> figures.put(method.replace(' ', '_') + "_test_" + name, value));
    });
    Found all = found(test, search(), workers);
    out.printf(Locale.ROOT, "test, %,d pairs, %s: %s, %.1f %% ended; %.0f sentences/s%n", test.size(),
        options.searching.described(settings.beam()), text(all.figures), 100 * all.ended, all.perSecond);
    task.definitions().forEach(line -> out.println("  " + line));
    figures.put("definitions", task.definitions());
    all.figures.forEach((name, value) -> figures.put("test_" + name, value));
    figures.put("test_ended", all.ended).put("sentences_per_second", all.perSecond).put("test_pairs", test.size());
    for (int i = 0; i < Math.min(5, test.size()); i++) {
      out.printf("  %s%n    found    %s%n    expected %s%n", task.readable(test.get(i).source()),
          task.readable(all.texts.get(i)), task.readable(test.get(i).target()));
      if (options.searching.isMore()) more(test.get(i), workers);
    }
  }

  /** The best hypotheses with their scores, and why the expected target lost, as far as that is asked for. */
  private void more(TextPair pair, Workers workers) {
    Encoding targets = translator.limit().targetEncoding();
    Watch watch = Watch.of(List.of(targets.encode(pair.target())), EncoderDecoderSpec.END)
        .named(targets.vocabulary()::token);
    BeamSearch search = options.searching.beam(task, translator, settings.beam());
    List<Translation> best = translator.translate(List.of(pair.source()), search.watching(watch), workers).getFirst();
    for (Translation one : options.searching.best > 1 ? best : List.<Translation>of()) {
      out.printf(Locale.ROOT, "    %8.3f %s%n", one.hypothesis().score(), task.readable(one.text()));
    }
    if (options.searching.explain) out.println("    the expected one: " + watch.explanations().getFirst());
  }

  private record Found(List<Translation> best, List<String> texts, Map<String, Double> figures, double ended,
      double perSecond) {}

  private Found found(List<TextPair> pairs, Search search, Workers workers) {
    long begin = System.nanoTime();
    List<Translation> best = translator.translate(pairs.stream().map(TextPair::source).toList(), search, workers)
        .stream().map(List::getFirst).map(this::known).toList();
    double seconds = (System.nanoTime() - begin) * 1e-9;
    List<String> texts = best.stream().map(Translation::text).toList();
    double ended = best.stream().filter(t -> t.hypothesis().ended()).count() / (double) best.size();
    return new Found(best, texts, task.figures(texts, pairs), ended, pairs.size() / seconds);
  }

  private Translation known(Translation one) {
    return options.searching.replaceUnknown ? translator.replacingUnknown(one) : one;
  }

  private Search search() {
    return options.searching.search(task, translator, settings.beam(), options.seed());
  }

  private void show(String source, Workers workers) {
    if (!translator.attends()) return;
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
