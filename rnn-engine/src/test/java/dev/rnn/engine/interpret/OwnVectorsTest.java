package dev.rnn.engine.interpret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.engine.support.CompiledEngine;
import dev.rnn.engine.support.Engine;
import dev.rnn.engine.support.Errors;
import dev.rnn.engine.support.GoldenFile;
import dev.rnn.engine.support.GoldenModel;
import dev.rnn.engine.support.OwnVectors;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OwnVectorsTest {
  static List<String> cells() {
    return OwnVectors.CELLS;
  }

  @ParameterizedTest
  @MethodSource("cells")
  void interpreterInDouble_agreesWithPlainLoopsOverArrays(String cell) throws IOException {
    assertThat(GoldenModel.errors(OwnVectors.read(cell), Engine.DOUBLE)).isNotEmpty()
        .allSatisfy((_, error) -> assertThat(error).isLessThanOrEqualTo(1e-12));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void interpreterInFloat_agreesTo1e5(String cell) throws IOException {
    assertThat(GoldenModel.errors(OwnVectors.read(cell), Engine.FLOAT)).isNotEmpty()
        .allSatisfy((_, error) -> assertThat(error).isLessThanOrEqualTo(1e-5));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void compiledProgram_agreesTo1e5(String cell) throws IOException {
    assertThat(GoldenModel.errors(OwnVectors.read(cell), new CompiledEngine(2))).isNotEmpty()
        .allSatisfy((_, error) -> assertThat(error).isLessThanOrEqualTo(1e-5));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void theFilesAreWhatTheLoopsGive(String cell) throws IOException {
    GoldenFile file = OwnVectors.read(cell);
    GoldenFile made = OwnVectors.generate(cell);
    assertThat(made.tensors()).allSatisfy((name, numbers) ->
        assertThat(Errors.relative(numbers, file.tensor(name))).isLessThanOrEqualTo(1e-12));
    assertThat(made.gradients()).allSatisfy((name, numbers) ->
        assertThat(Errors.relative(numbers, file.gradients().get(name))).isLessThanOrEqualTo(1e-12));
  }
}
