package dev.rnn.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Drnn.kills=20} kills more often than the three times of an ordinary build. */
class KilledWhileTrainingTest {
  private static final int KILLS = Integer.getInteger("rnn.kills", 3);
  private static final int BATCHES = 60;
  private static final int PAUSE = 5;

  @TempDir Path folder;

  @Test
  void killedAtRandomMomentsAndResumed_theModelFileIsByteForByteThatOfTheUninterruptedTraining() throws Exception {
    Path uninterrupted = folder.resolve("uninterrupted.safetensors");
    assertThat(run(folder.resolve("one"), uninterrupted, Long.MAX_VALUE)).isTrue();

    Path resumed = folder.resolve("resumed.safetensors");
    Random random = new Random(3);
    int kills = 0;
    while (kills < KILLS && !run(folder.resolve("many"), resumed, random.nextLong(2_400_000_000L / KILLS))) kills++;
    assertThat(kills).as("kills before it was done").isEqualTo(KILLS);
    assertThat(run(folder.resolve("many"), resumed, Long.MAX_VALUE)).isTrue();

    assertThat(Files.mismatch(uninterrupted, resumed)).as("first byte that differs").isEqualTo(-1);
  }

  /** Runs until some time after the first update; whether the training came to its end before. */
  private static boolean run(Path checkpoints, Path model, long nanoseconds) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx256m", "-Dguice_bytecode_gen_option=DISABLED",
        "-Dslf4j.provider=org.slf4j.nop.NOPServiceProvider", "-Dslf4j.internal.verbosity=ERROR", "-cp", classPath(),
        Resumable.class.getName(), checkpoints.toString(), model.toString(), Integer.toString(BATCHES),
        Integer.toString(PAUSE)).redirectErrorStream(true).start();
    StringBuilder said = new StringBuilder();
    try (BufferedReader output = process.inputReader()) {
      long begin = Long.MAX_VALUE;
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        said.append(line).append('\n');
        if (line.equals("done")) return true;
        if (begin == Long.MAX_VALUE && line.matches("\\d+")) begin = System.nanoTime();
        if (begin != Long.MAX_VALUE && System.nanoTime() - begin > nanoseconds) return false;
      }
      throw new AssertionError(said.toString());
    } finally {
      process.destroyForcibly();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static String classPath() throws IOException {
    try {
      String own = KilledWhileTrainingTest.class.getName().replace('.', '/') + ".class";
      String url = String.valueOf(KilledWhileTrainingTest.class.getResource("/" + own));
      String tests = Path.of(new java.net.URI(url.substring(0, url.length() - own.length()))).toString();
      return String.join(File.pathSeparator, List.of(tests, System.getProperty("java.class.path", ""),
          System.getProperty("jdk.module.path", "")));
    } catch (URISyntaxException reason) {
      throw new IOException(reason);
    }
  }
}
