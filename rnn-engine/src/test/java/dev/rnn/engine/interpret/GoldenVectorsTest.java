package dev.rnn.engine.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rnn.engine.support.CompiledEngine;
import dev.rnn.engine.support.Engine;
import dev.rnn.engine.support.GoldenFile;
import dev.rnn.engine.support.GoldenModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The vectors of LibTorch, where they are: in the folder that the system property {@code rnn.golden} or the environment
 * variable {@code RNN_GOLDEN} names, or in {@code shared/golden} beside the project. They are not part of the project.
 */
class GoldenVectorsTest {
  private static final Path FOLDER = folder();

  @Test
  void allFilesAreThere_orTheFolderIsNot() {
    assumeTrue(Files.isDirectory(FOLDER), () -> "no golden vectors in " + FOLDER.toAbsolutePath().normalize());
    assertThat(GoldenFile.list(FOLDER, "_f64.json")).hasSize(28);
    assertThat(GoldenFile.list(FOLDER, "_f32.json")).hasSize(28);
  }

  @TestFactory
  Stream<DynamicTest> inDouble_allResultsAgreeTo1e9() {
    return files("_f64.json").stream().map(path -> check(path, Engine.DOUBLE, 1e-9));
  }

  @TestFactory
  Stream<DynamicTest> inFloat_allResultsAgreeTo1e5() {
    return files("_f32.json").stream().map(path -> check(path, Engine.FLOAT, 1e-5));
  }

  @TestFactory
  Stream<DynamicTest> compiled_allResultsAgreeTo1e5() {
    return files("_f32.json").stream().map(path -> check(path, new CompiledEngine(1), 1e-5));
  }

  private static List<Path> files(String ending) {
    return Files.isDirectory(FOLDER) ? GoldenFile.list(FOLDER, ending) : List.of();
  }

  private static DynamicTest check(Path path, Engine engine, double limit) {
    return DynamicTest.dynamicTest(path.getFileName().toString(), () -> {
      GoldenFile file = GoldenFile.read(path);
      assertThat(GoldenModel.errors(file, engine))
          .as("%s: loss, output, final states and all gradients", file)
          .allSatisfy((_, error) -> assertThat(error).isLessThanOrEqualTo(limit));
    });
  }

  private static Path folder() {
    String named = System.getProperty("rnn.golden", System.getenv("RNN_GOLDEN"));
    if (named != null) return Path.of(named);
    Path here = Path.of("").toAbsolutePath();
    Path module = here.resolve("pom.xml");
    Path project = Files.exists(module) && here.getFileName().toString().startsWith("rnn-") ? here.getParent() : here;
    return project.resolve("../shared/golden");
  }
}
