package dev.rnn.engine.runtime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A plain beam search; what says how likely the next tokens are is exchangeable. A beam of 1 is greedy. */
final class Search {
  /** The token that ends a text. */
  static final int END = 0;

  /** The first token before: outside of the vocabulary. */
  static final int START = -1;

  private static final int LONGEST = 7;

  /**
   * A text so far.
   *
   * @param parent its place among those of the step before
   * @param tokens all so far, {@link #START} first
   */
  record Hypothesis(int sequence, int parent, List<Integer> tokens, double score) {
    boolean ended() {
      return tokens.size() > 1 && tokens.getLast() == END;
    }
  }

  /** Says how likely the next tokens are. */
  interface Scores {
    /**
     * Log-probabilities of all tokens after each text; texts are one token longer than the parents in the last call.
     */
    double[][] next(List<Hypothesis> texts);
  }

  private Search() {}

  /** The best texts of each source, best first, ended or of the longest length. */
  static List<List<Hypothesis>> run(int sequences, int beam, Scores scores) {
    List<List<Hypothesis>> done = new ArrayList<>();
    List<Hypothesis> running = new ArrayList<>();
    for (int s = 0; s < sequences; s++) {
      done.add(new ArrayList<>());
      running.add(new Hypothesis(s, s, List.of(START), 0));
    }
    for (int step = 0; step < LONGEST && !running.isEmpty(); step++) {
      double[][] next = scores.next(running);
      List<Hypothesis> chosen = new ArrayList<>();
      for (int s = 0; s < sequences; s++) chosen.addAll(best(s, beam - done.get(s).size(), running, next));
      for (Hypothesis h : chosen) if (h.ended() || step == LONGEST - 1) done.get(h.sequence()).add(h);
      running = chosen.stream().filter(h -> !h.ended()).toList();
    }
    for (List<Hypothesis> texts : done) texts.sort(Comparator.comparingDouble(h -> -h.score()));
    return done;
  }

  private static List<Hypothesis> best(int sequence, int count, List<Hypothesis> running, double[][] next) {
    List<Hypothesis> longer = new ArrayList<>();
    for (int i = 0; i < running.size(); i++) {
      Hypothesis h = running.get(i);
      if (h.sequence() != sequence) continue;
      for (int token = 0; token < next[i].length; token++) {
        List<Integer> tokens = new ArrayList<>(h.tokens());
        tokens.add(token);
        longer.add(new Hypothesis(sequence, i, List.copyOf(tokens), h.score() + next[i][token]));
      }
    }
    return longer.stream().sorted(Comparator.comparingDouble(h -> -h.score())).limit(count).toList();
  }
}
