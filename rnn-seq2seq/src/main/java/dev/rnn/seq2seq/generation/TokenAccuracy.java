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
 * @see <a href="https://arxiv.org/abs/1511.06732">Ranzato et al. 2016, Sequence level training with recurrent neural
 *     networks</a>
 */
public record TokenAccuracy(double forced, double free) {
  /** How much better it is after right tokens. */
  public double gap() {
    return forced - free;
  }

  /**
   * Measures both.
   *
   * @param session one row for each target, not stepped yet; it is used up
   * @param targets what is expected, without the end-of-sequence token
   * @param generated what a search found for the same sources
   */
  public static TokenAccuracy of(DecodingSession session, List<int[]> targets, List<Hypothesis> generated, int end) {
    return of(count(session, targets, generated, end));
  }

  /** Of counts that were added up. */
  public static TokenAccuracy of(long[] counts) {
    double all = Math.max(1, counts[2]);
    return new TokenAccuracy(counts[0] / all, counts[1] / all);
  }

  /** Right tokens when forced, right tokens when free, all tokens: to be added up over sessions. */
  public static long[] count(DecodingSession session, List<int[]> targets, List<Hypothesis> generated, int end) {
    long[] counts = new long[3];
    for (int s = 0; s < targets.size(); s++) {
      int[] target = targets.get(s);
      Hypothesis found = generated.get(s);
      for (int t = 0; t <= target.length; t++) if (at(found, t, end) == at(target, t, end)) counts[1]++;
      counts[2] += target.length + 1;
    }
    counts[0] = forced(session, targets, end);
    return counts;
  }

  private static long forced(DecodingSession session, List<int[]> targets, int end) {
    float[] log = new float[session.vocabulary()];
    List<int[]> going = new ArrayList<>(targets);
    long right = 0;
    for (int t = 0; !going.isEmpty(); t++) {
      int before = t - 1;
      session.step(going.stream().mapToInt(target -> before < 0 ? end : target[before]).toArray());
      List<Integer> longer = new ArrayList<>();
      for (int row = 0; row < going.size(); row++) {
        session.logProbabilities(row, log);
        if (NextToken.largest(log) == at(going.get(row), t, end)) right++;
        if (going.get(row).length > t) longer.add(row);
      }
      if (longer.size() == going.size()) continue;
      List<int[]> all = going;
      going = longer.stream().map(all::get).toList();
      if (!going.isEmpty()) session.select(longer.stream().mapToInt(i -> i).toArray());
    }
    return right;
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
