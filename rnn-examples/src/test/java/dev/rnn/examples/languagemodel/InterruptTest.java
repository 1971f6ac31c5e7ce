package dev.rnn.examples.languagemodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rnn.examples.CommandLineRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C in a process of its own. */
class InterruptTest {
  @TempDir Path folder;

  @Test
  void ctrlCDuringTraining_savesAModelThatLoads_andExitsWith130() throws IOException, InterruptedException {
    assumeTrue(!System.getProperty("os.name").startsWith("Windows"), "signals are sent with kill");
    assumeFalse(ignoresInterrupts(),
        "these tests run in the background of a shell, which makes processes deaf to Ctrl-C");
    Path text = Files.writeString(folder.resolve("text.txt"),
        "the cat sat on the mat and the dog sat on the log\n".repeat(400));
    Path model = folder.resolve("model.safetensors");
    String classes = System.getProperty("java.class.path") + System.getProperty("path.separator")
        + System.getProperty("jdk.module.path", "");
    Process process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Dguice_bytecode_gen_option=DISABLED", "-cp", classes + System.getProperty("path.separator")
        + "target/classes", "dev.rnn.examples.Main", "language-model", "--corpus", text.toString(), "--hidden", "16",
        "--epochs", "100000", "--out", model.toString())).redirectErrorStream(true).start();
    StringBuilder output = new StringBuilder();
    // Its end ends the reading, too.
    process.onExit().orTimeout(2, TimeUnit.MINUTES).exceptionally(_ -> process.destroyForcibly());
    try (BufferedReader lines = process.inputReader()) {
      String line = lines.readLine();
      while (line != null && !line.startsWith("epoch 1 ended")) {
        output.append(line).append('\n');
        line = lines.readLine();
      }
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
      for (line = lines.readLine(); line != null; line = lines.readLine()) output.append(line).append('\n');
    }
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output.toString()).isEqualTo(130);
    assertThat(output).contains("stopped; the best model so far was saved to " + model);
    CommandLineRun generated = CommandLineRun.of("generate", "--model", model.toString(), "--prompt", "the");
    assertThat(generated.code()).as(generated.err()).isZero();
  }

  /** A process inherits signals that are ignored, and Java leaves those alone. */
  private static boolean ignoresInterrupts() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) return false;
    String ignored = Files.readAllLines(status).stream().filter(l -> l.startsWith("SigIgn:")).findFirst()
        .orElse("SigIgn: 0");
    return (Long.parseUnsignedLong(ignored.substring(7).strip(), 16) & 0b10) != 0;
  }
}
