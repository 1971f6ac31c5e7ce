package dev.rnn.pilot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeesOnlyTheApiTest {
  private static final Path FOLDER = Path.of("src/test/java/dev/rnn/pilot");

  @Test
  void noPlugInImportsAnythingOfTheFrameworkButTheApi() throws IOException {
    try (var files = Files.list(FOLDER)) {
      List<String> imports = files.flatMap(SeesOnlyTheApiTest::lines).filter(line -> line.startsWith("import"))
          .map(line -> line.replaceFirst("^import (static )?", ""))
          .filter(name -> name.startsWith("dev.rnn.")).toList();
      assertThat(imports).isNotEmpty().allMatch(name -> name.startsWith("dev.rnn.api."));
    }
  }

  @Test
  void noPlugInNamesTheEngineInItsText() throws IOException {
    String forbidden = "dev.rnn." + "engine";
    try (var files = Files.list(FOLDER)) {
      assertThat(files.flatMap(SeesOnlyTheApiTest::lines)).noneMatch(line -> line.contains(forbidden));
    }
  }

  private static java.util.stream.Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException reason) {
      throw new java.io.UncheckedIOException(reason);
    }
  }
}
