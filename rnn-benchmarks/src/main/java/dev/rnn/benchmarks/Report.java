package dev.rnn.benchmarks;

import dev.rnn.benchmarks.measure.Agreement;
import dev.rnn.benchmarks.measure.Quartiles;
import dev.rnn.benchmarks.measure.Result;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Results as a table for people: a line for each side of each case, and geometric means at the end. */
final class Report {
  private final PrintStream out;
  private final List<Result> results = new ArrayList<>();

  Report(PrintStream out) {
    this.out = out;
  }

  void add(Result result) {
    if (results.isEmpty()) {
      line(String.format(Locale.ROOT, "%-50s %-22s %3s %12s %9s %6s  %s", "case", "side", "thr", "ms", "GFLOP/s",
          "peak", "its time / ours: median (quartiles)"));
    }
    results.add(result);
    for (Result.Side side : result.sides()) {
      boolean own = side == result.ours();
      line(String.format(Locale.ROOT, "%-50s %-22s %3d %12.5f %9.2f %5.1f%%  %s", own ? result.of().label() : "",
          side.name(), side.threads(), side.milliseconds().median(), side.speed(), 100 * result.fractionOfPeak(side),
          own ? peak(result) : ratio(side)));
    }
  }

  void note(String text) {
    out.println(text);
  }

  /** The geometric mean of the ratios of each cell of each workload. */
  void end() {
    Map<String, List<Double>> ratios = new LinkedHashMap<>();
    for (Result result : results) {
      for (Result.Side side : result.sides().subList(1, result.sides().size())) {
        String of = result.of().workload() + " " + result.of().cell() + " " + side.name();
        ratios.computeIfAbsent(of, _ -> new ArrayList<>()).add(side.ratio().median());
      }
    }
    ratios.forEach((of, all) -> line(String.format(Locale.ROOT,
        "geometric mean of %d: %s %.3f (lowest %.3f)", all.size(), of,
        Quartiles.geometricMean(all.stream().mapToDouble(d -> d).toArray()),
        all.stream().mapToDouble(d -> d).min().orElseThrow())));
  }

  List<Result> results() {
    return results;
  }

  private static String peak(Result result) {
    String one = String.format(Locale.ROOT, "FMA peak %.1f", result.peak());
    if (result.sides().stream().allMatch(s -> s.threads() == 1)) return one + ", " + result.pairs() + " rounds";
    return String.format(Locale.ROOT, "%s, all together %.1f (%.2f), %d rounds", one, result.peakTogether(),
        result.peakTogether() / result.peak(), result.pairs());
  }

  private static String ratio(Result.Side side) {
    Agreement agreement = side.agreement();
    String same = agreement == null || !agreement.known() ? ""
        : agreement.agrees() ? String.format(Locale.ROOT, "  agrees (%.0e)", agreement.error())
        : String.format(Locale.ROOT, "  DIFFERS in %s (%.1e)", agreement.where(), agreement.error());
    return String.format(Locale.ROOT, "%.3f (%.3f … %.3f)%s", side.ratio().median(), side.ratio().lower(),
        side.ratio().upper(), same);
  }

  private void line(String text) {
    out.println(text.stripTrailing());
  }
}
