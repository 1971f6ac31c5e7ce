package dev.rnn.seq2seq.generation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Looks for given targets while a beam search runs, and says when and why they left the beam. Made for one run.
 *
 * <pre>{@code
 * Watch watch = new Watch(List.of(expected), end);
 * BeamSearch.of(end, 5).watching(watch).run(session);
 * watch.explanations().forEach(System.out::println);
 * }</pre>
 */
public final class Watch {
  private final List<int[]> targets;
  private final String[] lost;
  private final int[] steps;

  /** Watches one target for each source; the end-of-sequence token is added. */
  public Watch(List<int[]> targets, int end) {
    this.targets = new ArrayList<>();
    for (int[] target : targets) {
      int[] ended = Arrays.copyOf(target, target.length + 1);
      ended[target.length] = end;
      this.targets.add(ended);
    }
    lost = new String[targets.size()];
    steps = new int[targets.size()];
  }

  /** Called after the candidates of a step are known, before they are continued. */
  void step(int source, List<Prefix> live, Candidates candidates) {
    int[] target = targets.get(source);
    int at = steps[source]++;
    if (lost[source] != null || at >= target.length) return;
    int parent = -1;
    for (int i = 0; i < live.size(); i++) {
      if (Arrays.equals(live.get(i).tokens(), Arrays.copyOf(target, at))) parent = i;
    }
    List<Candidates.Candidate> best = candidates.best();
    for (Candidates.Candidate c : best) if (c.parent() == parent && c.token() == target[at]) return;
    double least = best.isEmpty() ? Double.NEGATIVE_INFINITY : best.getLast().sum();
    lost[source] = String.format(Locale.ROOT, "token %d (number %d) was not among the %d best continuations,"
        + " of which the last has the log-probability %.3f", at + 1, target[at], best.size(), least);
  }

  /** For each source what became of its target. */
  public List<String> explanations() {
    List<String> all = new ArrayList<>();
    for (int s = 0; s < lost.length; s++) {
      all.add(lost[s] != null ? lost[s] : steps[s] < targets.get(s).length
          ? "the search ended after " + steps[s] + " tokens, as nothing could beat what it had found"
          : "it was found to its end; others may have a better score");
    }
    return all;
  }
}
