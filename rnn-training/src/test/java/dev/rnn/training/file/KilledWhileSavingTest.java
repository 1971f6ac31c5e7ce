package dev.rnn.training.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.api.error.RnnException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.ObjectMapper;

/** A process that does nothing but save is killed without warning, again and again. */
class KilledWhileSavingTest {
  private static final int VALUES = 500_000;

  @TempDir Path folder;

  /** Saves two contents in turn, for ever, and says each time that it has. */
  static final class Saving {
    private Saving() {}

    public static void main(String[] file) {
      for (int i = 0; ; i++) {
        Safetensors.write(Path.of(file[0]), content(i % 2));
        System.out.println(i);
      }
    }
  }

  @Test
  void after_ten_kills_at_random_moments_there_was_always_one_whole_file() throws Exception {
    Path file = folder.resolve("model.safetensors");
    Random random = new Random(7);
    for (int kill = 0; kill < 10; kill++) {
      killAfter(1 + random.nextInt(3), random.nextLong(30_000_000), file);
      SafetensorsFile found = Safetensors.read(file);
      assertThat(found.metadata().get("number")).isIn("0", "1");
      SafetensorsFile expected = content(Integer.parseInt(found.metadata().get("number")));
      assertThat(Arrays.equals(found.tensors().get("x").values(), expected.tensors().get("x").values())).isTrue();
    }
    Safetensors.write(file, content(0));
    assertThat(folder.toFile().list()).as("leftovers").containsExactly("model.safetensors");
  }

  private static void killAfter(int saves, long nanoseconds, Path file) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx256m", "-Dslf4j.internal.verbosity=ERROR", "-cp", classPath(),
        Saving.class.getName(), file.toString()).redirectErrorStream(true).start();
    try (BufferedReader output = process.inputReader()) {
      for (int i = 0; i < saves; i++) {
        String line = output.readLine();
        assertThat(line).as("what the process says").isEqualTo(Integer.toString(i));
      }
      for (long end = System.nanoTime() + nanoseconds; System.nanoTime() < end; ) Thread.onSpinWait();
    } finally {
      process.destroyForcibly();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static SafetensorsFile content(int number) {
    float[] values = new float[VALUES];
    for (int i = 0; i < values.length; i++) values[i] = i * (number + 1f);
    return new SafetensorsFile(Map.of("number", Integer.toString(number)),
        Map.of("x", new TensorData(List.of(VALUES), values)));
  }

  /** Where the classes are that the process needs, be they on the class path or on the module path here. */
  private static String classPath() {
    Set<Path> places = Stream.of(Saving.class, Safetensors.class, RnnException.class, ObjectMapper.class,
            JsonParser.class, com.fasterxml.jackson.annotation.JsonProperty.class, Logger.class)
        .map(KilledWhileSavingTest::place).collect(Collectors.toCollection(LinkedHashSet::new));
    return places.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static Path place(Class<?> type) {
    String name = type.getName().replace('.', '/') + ".class";
    URL url = type.getResource("/" + name);
    assertThat(url).as(name).isNotNull();
    String text = url.toString();
    try {
      String root = text.substring(0, text.length() - name.length());
      return Path.of(new URI(root.startsWith("jar:") ? root.substring(4, root.length() - 2) : root));
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
