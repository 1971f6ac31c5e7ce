package dev.rnn.seq2seq.generation;

import java.util.ArrayList;
import java.util.List;

/**
 * How many tokens of expected targets, their ends included, are the most probable ones: after the right tokens
 * (forced), and where the model was left alone (free). The gap between them is what its own mistakes cost it, the
 * exposure bias (Ranzato et al. 2016).
 *
 * @param forced share after the right tokens
 * @param free share at the same places of what was generated
 * @param perplexity e to the mean negative log-probability of the right tokens after right ones, without any label
 *     smoothing
 * @see <a href="https://arxiv.org/abs/1511.06732">Ranzato et al. 2016, Sequence level training with recurrent neural
 *     networks</a>
 */
public record TokenAccuracy(double forced, double free, double perplexity) {
  /** How much better it is after right tokens. */
  public double gap() {
    return forced - free;
  }

  /**
   * Measures all.
   *
   * @param session one row for each target, not stepped yet; it is used up
   * @param targets what is expected, without the end-of-sequence token
   * @param generated what a search found for the same sources
   */
  public static TokenAccuracy of(DecodingSession session, List<int[]> targets, List<Hypothesis> generated, int end) {
    return Counts.of(session, targets, generated, end).accuracy();
  }

  /**
   * What shares are made of: to be added up over sessions.
   *
   * @param forced right tokens after right ones
   * @param free right tokens where the model was left alone
   * @param all tokens
   * @param logProbability of all right tokens after right ones
   */
  public record Counts(long forced, long free, long all, double logProbability) {
    /** Nothing counted. */
    public static final Counts NONE = new Counts(0, 0, 0, 0);

    /** Counts; parameters as of {@link TokenAccuracy#of}. */
    public static Counts of(DecodingSession session, List<int[]> targets, List<Hypothesis> generated, int end) {
      long free = 0;
      long all = 0;
      for (int s = 0; s < targets.size(); s++) {
        int[] target = targets.get(s);
        Hypothesis found = generated.get(s);
        for (int t = 0; t <= target.length; t++) if (at(found, t, end) == at(target, t, end)) free++;
        all += target.length + 1;
      }
      return afterRightOnes(session, targets, end).plus(new Counts(0, free, all, 0));
    }

    /** The sum. */
    public Counts plus(Counts other) {
      return new Counts(forced + other.forced, free + other.free, all + other.all,
          logProbability + other.logProbability);
    }

    /** The shares; of nothing they are 0, and the perplexity 1. */
    public TokenAccuracy accuracy() {
      double tokens = Math.max(1, all);
      return new TokenAccuracy(forced / tokens, free / tokens, Math.exp(-logProbability / tokens));
    }
  }

  private static Counts afterRightOnes(DecodingSession session, List<int[]> targets, int end) {
    float[] log = new float[session.vocabulary()];
    List<int[]> going = new ArrayList<>(targets);
    long right = 0;
    double sum = 0;
    for (int t = 0; !going.isEmpty(); t++) {
      int before = t - 1;
      session.step(going.stream().mapToInt(target -> before < 0 ? end : target[before]).toArray());
      List<Integer> longer = new ArrayList<>();
      for (int row = 0; row < going.size(); row++) {
        session.logProbabilities(row, log);
        int expected = at(going.get(row), t, end);
        if (NextToken.largest(log) == expected) right++;
        sum += log[expected];
        if (going.get(row).length > t) longer.add(row);
      }
      if (longer.size() == going.size()) continue;
      List<int[]> all = going;
      going = longer.stream().map(all::get).toList();
      if (!going.isEmpty()) session.select(longer.stream().mapToInt(i -> i).toArray());
    }
    return new Counts(right, 0, 0, sum);
  }

  private static int at(Hypothesis found, int t, int end) {
    int[] tokens = found.tokens();
    if (t < tokens.length) return tokens[t];
    return t == tokens.length && found.ended() ? end : -1;
  }

  private static int at(int[] target, int t, int end) {
    return t < target.length ? target[t] : end;
  }
}
