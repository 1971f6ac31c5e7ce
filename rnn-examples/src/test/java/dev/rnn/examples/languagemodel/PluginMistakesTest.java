package dev.rnn.examples.languagemodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.examples.CommandLineRun;
import dev.rnn.test.JarMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What authors of plug-ins may get wrong, as their users see it on the command line. */
class PluginMistakesTest {
  @TempDir Path folder;

  private SmallText small;

  @BeforeEach
  void begin() {
    small = new SmallText(folder);
  }

  @Test
  void a_jar_of_broken_providers_is_listed_with_reasons_and_what_works_in_it_works() throws IOException {
    Path jar = jars()
        .service("broken.Absent")
        .source("broken.Base", "package broken; public class Base {}").without("broken.Base")
        .provider("broken.Orphan", "extends Base", "public Plugin<Cell<?>> plugin() { return null; }")
        .service("broken.Orphan")
        .provider("broken.Throwing", """
            public Throwing() { throw new IllegalStateException("no licence for this machine."); }
            public Plugin<Cell<?>> plugin() { return null; }""")
        .cell("good", "echo").jar("broken.jar");
    Path taken = jars().cell("other", "lstm").jar("taken.jar");

    CommandLineRun run = CommandLineRun.of("plugins", "--plugins", jar.toString(), "--plugins", taken.toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("  echo, version 1, broken.jar", "failed to load",
        "broken.Absent in broken.jar: its class is not in the jar.",
        "broken.Orphan in broken.jar: it needs the class broken.Base, which is missing.",
        "broken.Throwing in broken.jar: its constructor fails: no licence for this machine.",
        "other.UnitProvider in taken.jar: the name 'lstm' of cells is reserved for the built-in one; choose another.");
    assertThat(run.out() + run.err()).doesNotContain("\tat ");

    CommandLineRun learned = small.learn("--plugins", jar.toString(), "--cell", "echo");
    assertThat(learned.code()).as(learned.err()).isZero();
    assertThat(learned.out()).contains("model: echo(hiddenSize=16)").doesNotContain("\tat ");
  }

  @Test
  void a_jar_that_is_none() throws IOException {
    Path text = small.text("no jar");
    CommandLineRun run = CommandLineRun.of("plugins", "--plugins", text.toString());
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("failed to load", "text.txt: it is not a jar, or a damaged one.",
        "  lstm, version 1");
  }

  @Test
  void a_model_whose_cell_is_not_there_names_cell_and_file() throws IOException {
    Path jar = jars().cell("good", "echo").jar("good.jar");
    assertThat(small.learn("--plugins", jar.toString(), "--cell", "echo").code()).isZero();
    String model = small.model().toString();
    CommandLineRun without = CommandLineRun.of("generate", "--model", model);
    assertThat(without.code()).isEqualTo(1);
    assertThat(without.err()).contains("[RNN-PLUGIN-UNKNOWN]", model, "there is no cell 'echo'", "Fix:");
    assertThat(CommandLineRun.of("generate", "--model", model, "--plugins", jar.toString()).code()).isZero();
  }

  @Test
  void a_cell_that_returns_a_state_of_another_shape() throws IOException {
    refused("return (x, s) -> new Output<>(s.h(), new State(concatenate(s.h(), s.h())));", "[RNN-STATE-", "h", "[16]",
        "[32]");
  }

  @Test
  void a_cell_that_multiplies_what_does_not_fit() throws IOException {
    refused("return (x, s) -> new Output<>(s.h(), new State(s.h().times(concatenate(s.h(), s.h()))));",
        "[RNN-SHAPE-MISMATCH]", "[16]", "[32]", "in Bad.define");
  }

  @Test
  void a_cell_that_declares_a_name_twice() throws IOException {
    refused("""
        scope.bias("b", 16);
        scope.bias("b", 16);
        return (x, s) -> new Output<>(s.h(), s);""", "[RNN-NAME-TWICE]", "layer0/b", "in Bad.define");
  }

  @Test
  void a_cell_that_keeps_a_tensor_from_one_model_to_the_next() throws IOException {
    System.getProperties().remove("kept"); // the one place that two loaders share
    String keeping = """
        Tensor kept = (Tensor) System.getProperties().computeIfAbsent("kept", key -> scope.bias("b", 16));
        return (x, s) -> new Output<>(s.h().plus(kept), s);""";
    assertThat(small.learn("--plugins", bad(keeping).toString(), "--cell", "bad", "--samples", "0").code()).isZero();
    Files.delete(small.model());
    refused(keeping, "[RNN-FOREIGN-TENSOR]", "in Bad.define");
    System.getProperties().remove("kept");
  }

  @Test
  void a_cell_that_throws() throws IOException {
    refused("throw new IllegalStateException(\"the moon is full\");", "[RNN-PLUGIN-THROWS]", "cell \"bad\"",
        "the moon is full", "in Bad.define (Bad.java:9)");
    refused("return (x, s) -> new Output<>(s.h(), new State(s.h().times(1 / (s.h().size() - 16))));",
        "[RNN-PLUGIN-THROWS]", "ArithmeticException", "in Bad.define (Bad.java:9)");
  }

  private void refused(String body, String... message) throws IOException {
    CommandLineRun run = small.learn("--plugins", bad(body).toString(), "--cell", "bad");
    assertThat(run.err()).contains(message).contains("(Bad.java:", "Fix:").doesNotContain("\tat ", "report it");
    assertThat(run.code()).isEqualTo(1);
    assertThat(small.model()).doesNotExist();
  }

  /** A jar with a cell whose {@code define} is this. */
  private Path bad(String body) {
    return jars().source("bad.Bad", """
        package bad;
        import static dev.rnn.api.tensor.Tensors.*;
        import dev.rnn.api.cell.*;
        import dev.rnn.api.tensor.Tensor;
        record Bad(int hiddenSize) implements Cell<Bad.State> {
          record State(Tensor h) {}
          @Override public State initialState(CellScope scope) { return new State(scope.zeros(hiddenSize)); }
          @Override public Step<State> define(CellScope scope) {
            %s
          }
        }
        """.formatted(body)).provider("bad.BadProvider", """
        @Override public Plugin<Cell<?>> plugin() {
          return Plugin.ofRecord("bad", Bad.class, java.lang.invoke.MethodHandles.lookup());
        }
        """).jar("bad.jar");
  }

  private JarMaker jars() {
    return new JarMaker(folder);
  }
}
