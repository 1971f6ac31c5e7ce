package dev.rnn.examples.pairs;

import dev.rnn.engine.runtime.Workers;
import dev.rnn.examples.support.TypedLines;
import dev.rnn.seq2seq.generation.BeamSearch;
import dev.rnn.seq2seq.generation.Search;
import dev.rnn.seq2seq.translation.Translation;
import dev.rnn.seq2seq.translation.Translator;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Answers lines that somebody types, until the input ends. */
final class Conversation {
  /** So many hypotheses are shown, where the beam has them. */
  private static final int SHOWN = 3;

  private final PrintStream out;
  private final PairTask task;
  private final PairOptions options;
  private final Translator translator;
  private final int width;
  private int lines;

  Conversation(PrintStream out, PairTask task, PairOptions options, Translator translator, int width) {
    this.out = out;
    this.task = task;
    this.options = options;
    this.translator = translator;
    this.width = width;
  }

  int run() {
    try (Workers workers = new Workers(options.threads())) {
      TypedLines.read(out, line -> answer(line, workers));
      return 0;
    }
  }

  private void answer(String line, Workers workers) {
    if (task.restarts(line)) {
      out.println("  (begun anew)");
      return;
    }
    String source = task.prepared(line);
    if (!options.searching.replaceUnknown) {
      translator.limit().sourceEncoding().encodeKnown(source, "what was typed");
    }
    List<Translation> found = translator.translate(List.of(source), search(), workers).getFirst().stream()
        .map(one -> options.searching.replaceUnknown ? translator.replacingUnknown(one) : one).toList();
    for (Translation one : found) {
      out.printf(Locale.ROOT, "  %-60s score %.3f%s%n", task.readable(one.text()), one.hypothesis().score(),
          one.hypothesis().ended() ? "" : " (cut)");
    }
    if (translator.attends()) {
      AttentionMap map = AttentionMap.of(found.getFirst());
      if (options.attention) out.print(map.text());
      if (options.picture != null) map.write(options.picture);
    }
    task.answered(line, found.getFirst().text());
  }

  /** Each line draws random numbers of its own. */
  private Search search() {
    if (options.searching.draws()) return options.searching.search(task, translator, width, options.seed() + lines++);
    BeamSearch beam = options.searching.beam(task, translator, width);
    return beam.nBest(Math.min(Math.max(SHOWN, beam.best()), beam.width()));
  }
}
