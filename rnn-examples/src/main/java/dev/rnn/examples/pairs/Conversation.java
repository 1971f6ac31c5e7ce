package dev.rnn.examples.pairs;

import dev.rnn.engine.runtime.Workers;
import dev.rnn.examples.support.TypedLines;
import dev.rnn.seq2seq.generation.BeamSearch;
import dev.rnn.seq2seq.translation.Translation;
import dev.rnn.seq2seq.translation.Translator;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Answers lines that somebody types, until the input ends. */
final class Conversation {
  private final PrintStream out;
  private final PairTask task;
  private final Translator translator;
  private final BeamSearch search;
  private final int threads;

  Conversation(PrintStream out, PairTask task, Translator translator, BeamSearch beam, int best, int threads) {
    this.out = out;
    this.task = task;
    this.translator = translator;
    this.threads = threads;
    search = beam.nBest(Math.min(Math.max(3, best), beam.width()));
  }

  int run() {
    try (Workers workers = new Workers(threads)) {
      TypedLines.read(out, line -> answer(line, workers));
      return 0;
    }
  }

  private void answer(String line, Workers workers) {
    String source = task.prepared(line);
    translator.limit().sourceEncoding().encodeKnown(source, "what was typed");
    List<Translation> found = translator.translate(List.of(source), search, workers).getFirst();
    for (Translation one : found) {
      out.printf(Locale.ROOT, "  %-60s score %.3f%s%n", task.readable(one.text()), one.hypothesis().score(),
          one.hypothesis().ended() ? "" : " (cut)");
    }
    task.answered(found.getFirst().text());
  }
}
