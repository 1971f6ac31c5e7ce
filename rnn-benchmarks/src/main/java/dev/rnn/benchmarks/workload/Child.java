package dev.rnn.benchmarks.workload;

import dev.rnn.api.error.RnnException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM of its own, started as this one was. What it finds out it prints, a line each. */
final class Child {
  private Child() {}

  /**
   * Runs a class in a JVM of its own.
   *
   * @param options more options for Java
   * @return the lines of its standard output
   * @throws RnnException if it fails
   */
  static List<String> run(Class<?> main, List<String> options, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      List<String> lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
      int code = process.waitFor();
      if (code == 0) return lines;
      throw failed("it ended with code " + code + ".", null);
    } catch (IOException reason) {
      throw failed(String.valueOf(reason.getMessage()), reason);
    } catch (InterruptedException reason) {
      Thread.currentThread().interrupt();
      throw failed("it was interrupted.", reason);
    }
  }

  private static RnnException failed(String why, @org.jspecify.annotations.Nullable Exception reason) {
    RnnException.Builder error = RnnException.error("RNN-BENCH-CHILD", "a measurement in a JVM of its own failed: "
        + why)
        .fix("read what it wrote above.");
    return reason == null ? error.build() : error.cause(reason).build();
  }
}
