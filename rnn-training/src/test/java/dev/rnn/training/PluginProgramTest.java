package dev.rnn.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.api.plugin.PluginPath;
import dev.rnn.test.JarMaker;
import dev.rnn.training.model.SequenceModel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plug-in has exactly the powers of what ships: the same maths gives the same program. */
class PluginProgramTest {
  private static final String CELL = """
      package stranger;
      import static dev.rnn.api.tensor.Tensors.sigmoid;
      import static dev.rnn.api.tensor.Tensors.tanh;
      import dev.rnn.api.cell.*;
      import dev.rnn.api.scope.*;
      import dev.rnn.api.tensor.Tensor;
      public record Longshort(int hiddenSize) implements Cell<Longshort.Memory> {
        public record Memory(Tensor shown, Tensor kept) {}
        @Override public Memory initialState(CellScope scope) {
          return new Memory(scope.zeros(hiddenSize), scope.zeros(hiddenSize));
        }
        @Override public Step<Memory> define(CellScope scope) {
          Affine write = scope.affine("write", hiddenSize);
          Affine keep = scope.affine("keep", hiddenSize, AffineSettings.DEFAULT.withBias(1));
          Affine novelty = scope.affine("novelty", hiddenSize);
          Affine show = scope.affine("show", hiddenSize);
          return (x, before) -> {
            Tensor i = sigmoid(write.of(x, before.shown()));
            Tensor f = sigmoid(keep.of(x, before.shown()));
            Tensor g = tanh(novelty.of(x, before.shown()));
            Tensor o = sigmoid(show.of(x, before.shown()));
            Tensor kept = f.times(before.kept()).plus(i.times(g));
            Tensor shown = o.times(tanh(kept));
            return new Output<>(shown, new Memory(shown, kept));
          };
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void anLstmOfAStrangersJar_isCompiledToTheProgramOfTheOneThatShips_apartFromNames() {
    Path jar = new JarMaker(folder).source("stranger.Longshort", CELL).source("stranger.Provider", """
        package stranger;
        import dev.rnn.api.cell.Cell;
        import dev.rnn.api.plugin.CellProvider;
        import dev.rnn.api.plugin.Plugin;
        public final class Provider implements CellProvider {
          @Override public Plugin<Cell<?>> plugin() {
            return Plugin.ofRecord("longshort", Longshort.class, java.lang.invoke.MethodHandles.lookup());
          }
        }
        """).service("stranger.Provider").jar("longshort.jar");
    Rnn rnn = Rnn.create(PluginPath.of(List.of(jar)));
    String ours = model(rnn, "lstm").trainingProgram().describe();
    String theirs = model(rnn, "longshort").trainingProgram().describe()
        .replace("/write/", "/input/").replace("/keep/", "/forget/").replace("/novelty/", "/candidate/")
        .replace("/show/", "/output/").replace("/shown", "/h").replace("/kept", "/c")
        .replace("state.shown", "state.h").replace("state.kept", "state.c");
    assertThat(ours).contains("loop over", "product").isEqualTo(theirs);
  }

  private static SequenceModel model(Rnn rnn, String cell) {
    return rnn.sequenceModel().tokens(2000, 48).layers(2, cell, 48).dropout(0.2).predictTokens().build();
  }
}
