package dev.rnn.seq2seq.generation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Looks for given targets while a beam search runs, and says when and why they left the beam. Made for one run.
 *
 * <pre>{@code
 * Watch watch = Watch.of(List.of(expected), end);
 * BeamSearch.of(end, 5).watching(watch).run(session);
 * watch.explanations().forEach(System.out::println);
 * }</pre>
 */
public final class Watch {
  private final Target[] targets;
  private final IntFunction<String> names;

  /** A target with its end, and what became of it. */
  private static final class Target {
    private final int[] tokens;
    private int steps;
    private double logProbability;
    private String lost = "";
    private String found = "";

    Target(int[] tokens, int end) {
      this.tokens = Arrays.copyOf(tokens, tokens.length + 1);
      this.tokens[tokens.length] = end;
    }
  }

  private Watch(Target[] targets, IntFunction<String> names) {
    this.targets = targets;
    this.names = names;
  }

  /** Watches one target for each source; the end-of-sequence token is added. */
  public static Watch of(List<int[]> targets, int end) {
    return new Watch(targets.stream().map(tokens -> new Target(tokens, end)).toArray(Target[]::new),
        token -> "number " + token);
  }

  /** The same calling tokens by their names. */
  public Watch named(IntFunction<String> how) {
    return new Watch(targets, token -> "'" + how.apply(token) + "'");
  }

  /** The same for some of the sources, by their numbers: what is seen is told here as well. */
  Watch forSources(List<Integer> numbers) {
    return new Watch(numbers.stream().map(number -> targets[number]).toArray(Target[]::new), names);
  }

  /** Called for each hypothesis of a source with all that may follow it, before the best are taken. */
  void offered(int source, Prefix hypothesis, float[] log) {
    Target target = targets[source];
    int at = target.steps;
    if (!target.lost.isEmpty() || at >= target.tokens.length) return;
    if (!Arrays.equals(hypothesis.tokens(), Arrays.copyOf(target.tokens, at))) return;
    target.logProbability = hypothesis.logProbability() + log[target.tokens[at]];
  }

  /** Called after the candidates of a step are known, before they are continued. */
  void step(int source, List<Prefix> live, Candidates candidates) {
    Target target = targets[source];
    int at = target.steps++;
    if (!target.lost.isEmpty() || at >= target.tokens.length) return;
    int parent = IntStream.range(0, live.size())
        .filter(i -> Arrays.equals(live.get(i).tokens(), Arrays.copyOf(target.tokens, at))).findFirst().orElse(-1);
    List<Candidates.Candidate> best = candidates.best();
    if (best.stream().anyMatch(c -> c.parent() == parent && c.token() == target.tokens[at])) return;
    double least = best.isEmpty() ? Double.NEGATIVE_INFINITY : best.getLast().sum();
    target.lost = String.format(Locale.ROOT, "token %d (%s) was not among the %d best continuations: its"
        + " log-probability is %.3f, that of the last of them %.3f", at + 1, names.apply(target.tokens[at]),
        best.size(), target.logProbability, least);
  }

  /** Called when the search of a source is over, with its finished hypotheses, the best first. */
  void finished(int source, List<Prefix> found, List<Double> scores) {
    Target target = targets[source];
    for (int place = 0; place < found.size(); place++) {
      if (!Arrays.equals(found.get(place).tokens(), target.tokens)) continue;
      target.found = place == 0 ? String.format(Locale.ROOT, "it was found, with the best score, %.3f", scores.get(0))
          : String.format(Locale.ROOT, "it was found, at place %d of %d with the score %.3f; the best has %.3f",
              place + 1, found.size(), scores.get(place), scores.get(0));
    }
  }

  /** For each source what became of its target. */
  public List<String> explanations() {
    List<String> all = new ArrayList<>();
    for (Target target : targets) {
      all.add(!target.found.isEmpty() ? target.found : !target.lost.isEmpty() ? target.lost
          : "the search ended after " + target.steps + " tokens, as nothing could beat what it had found");
    }
    return all;
  }
}
