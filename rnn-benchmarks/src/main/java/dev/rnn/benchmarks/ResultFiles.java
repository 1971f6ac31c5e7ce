package dev.rnn.benchmarks;

import dev.rnn.benchmarks.measure.Case;
import dev.rnn.benchmarks.measure.Result;
import dev.rnn.training.file.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Results for scripts: CSV with a row for each side, JSON with ratios and peaks too. */
final class ResultFiles {
  private static final String COLUMNS = "peer,version,workload,cell,B,T,I,H,threads,ms_median,gflops\n";

  private ResultFiles() {}

  static void csv(Path file, List<Result> results) {
    StringBuilder text = new StringBuilder(COLUMNS);
    for (Result result : results) for (Result.Side side : result.sides()) text.append(row(result.of(), side));
    write(file, text.toString());
  }

  private static String row(Case of, Result.Side side) {
    return String.format(Locale.ROOT, "%s,%s,%s,%s,%d,%d,%d,%d,%d,%.5f,%.2f%n", side.name(), side.version(),
        of.workload(), of.cell(), of.batch(), of.steps(), of.input(), of.hidden(), side.threads(),
        side.milliseconds().median(), side.speed()).replace(System.lineSeparator(), "\n");
  }

  static void json(Path file, List<Result> results, List<String> notes) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("java", System.getProperty("java.vm.version", ""));
    all.put("results", results.stream().map(ResultFiles::result).toList());
    all.put("notes", notes);
    write(file, JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(all) + "\n");
  }

  private static Map<String, Object> result(Result result) {
    Map<String, Object> all = new LinkedHashMap<>();
    Case of = result.of();
    all.put("workload", of.workload());
    all.put("cell", of.cell());
    all.put("B", of.batch());
    all.put("T", of.steps());
    all.put("I", of.input());
    all.put("H", of.hidden());
    all.put("rounds", result.pairs());
    all.put("fmaPeak", result.peak());
    all.put("fmaPeakTogether", result.peakTogether());
    all.put("sides", result.sides().stream().map(side -> side(result, side)).toList());
    return all;
  }

  private static Map<String, Object> side(Result result, Result.Side side) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("name", side.name());
    all.put("version", side.version());
    all.put("threads", side.threads());
    all.put("milliseconds", List.of(side.milliseconds().lower(), side.milliseconds().median(),
        side.milliseconds().upper()));
    all.put("gflops", side.speed());
    all.put("fractionOfPeak", result.fractionOfPeak(side));
    all.put("ratio", List.of(side.ratio().lower(), side.ratio().median(), side.ratio().upper()));
    if (side.agreement() != null && side.agreement().known()) all.put("agrees", side.agreement().agrees());
    return all;
  }

  private static void write(Path file, String text) {
    AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
