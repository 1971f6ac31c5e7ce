package dev.rnn.tck;

import static dev.rnn.api.tensor.Tensors.tanh;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.cell.CellScope;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.engine.compile.Mode;
import dev.rnn.engine.graph.Direction;
import dev.rnn.engine.parameter.Parameters;
import dev.rnn.tck.run.Chunks;
import dev.rnn.tck.run.Compare;
import dev.rnn.tck.run.Compiled;
import dev.rnn.tck.run.Numbers;
import dev.rnn.tck.run.Oracle;
import dev.rnn.tck.run.Result;
import dev.rnn.tck.run.Streamed;
import dev.rnn.tck.run.Subject;
import dev.rnn.tck.run.Together;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Rules that no plug-in can break guard the engine. Here two cells stand for an engine that gives one thing in one
 * place and another elsewhere, which each rule's comparison has to find.
 */
class GuardsOfTheEngineTest {
  private static final long SEED = 5;

  private record State(Tensor h) {}

  private record Scaled(double scale) implements Cell<State> {
    @Override
    public State initialState(CellScope scope) {
      return new State(scope.zeros(3));
    }

    @Override
    public Step<State> define(CellScope scope) {
      Affine hidden = scope.affine("hidden", 3);
      return (x, previous) -> {
        Tensor h = tanh(hidden.of(x, previous.h())).times(scale);
        return new Output<>(h, new State(h));
      };
    }
  }

  private static CellVerification verification(double scale, Direction direction) {
    return new CellVerification() {
      @Override
      protected Cell<?> cell() {
        return new Scaled(scale);
      }

      @Override
      protected Direction direction() {
        return direction;
      }
    };
  }

  private final CellVerification one = verification(0.5, Direction.FORWARD);
  private final CellVerification other = verification(0.5000001, Direction.FORWARD);
  private final Subject subject = one.subject();
  private final Parameters parameters = Numbers.parameters(subject);

  @ParameterizedTest
  @EnumSource
  void chunks_theSecondOfAnotherCell(Direction direction) {
    CellVerification first = verification(0.5, direction);
    CellVerification second = verification(0.5000001, direction);
    assertThat(new Chunks(first.subject(), first.carried(), direction).wrong(parameters, SEED)).isEmpty();
    assertThat(new Chunks(first.subject(), second.carried(), direction).wrong(parameters, SEED)).isPresent();
  }

  @Test
  void streaming_ofAnotherCell() {
    assertThat(Streamed.wrong(subject, "output", one.evaluation(), parameters)).isEmpty();
    assertThat(Streamed.wrong(subject, "output", other.evaluation(), parameters)).get().asString()
        .startsWith("of output at step 0 of sequence 0 number 0 is ");
  }

  @Test
  void examplesOfABatch_areComparedWithThemselves_bitForBit() {
    Compiled program = Compiled.training(subject);
    Result batch = program.run(subject.sample(2, 0), parameters, SEED);
    Result alone = program.run(subject.sample(0), parameters, SEED);
    assertThat(Together.bits(batch, 1, alone, 0)).isEmpty();
    assertThat(Together.bits(batch, 0, alone, 0)).isPresent();
    Result changed = Compiled.training(other.subject()).run(subject.sample(0), parameters, SEED);
    assertThat(Together.bits(batch, 1, changed, 0)).isPresent();
  }

  @Test
  void interpretedOneByOne_toTwelveDigits() {
    Oracle oracle = new Oracle(subject);
    Result batch = oracle.run(subject.all(), parameters, true, SEED);
    Result alone = oracle.run(subject.sample(2), parameters, true, SEED);
    assertThat(Together.near(batch, 2, alone, 0, 1e-12)).isEmpty();
    Result changed = new Oracle(other.subject()).run(subject.sample(2), parameters, true, SEED);
    assertThat(Together.near(batch, 2, changed, 0, 1e-12)).isPresent();
  }

  @Test
  void whatThreadsFindWrong_isHeard() throws InterruptedException {
    assertThat(Together.concurrently(() -> Optional.of("another graph"))).contains("another graph");
    assertThat(Together.concurrently(() -> {
      throw new IllegalStateException("two at a time");
    })).get().asString().contains("two at a time");
  }

  @Test
  void bits_tellZeroFromMinusZero_andNearTellsNaN() {
    assertThat(Compare.bits(new double[] {-0.0}, new double[] {0.0})).isPresent();
    assertThat(Compare.near(new double[] {Double.NaN}, new double[] {1}, 1)).isPresent();
    assertThat(Compare.near(new double[] {1}, new double[0], 1)).isPresent();
    assertThat(Compare.near(new double[] {1000.01}, new double[] {1000}, 1e-4)).isEmpty();
  }

  @Test
  void evaluation_isNotTraining() {
    Result evaluated = Compiled.outputs(subject, Mode.EVALUATE).run(subject.all(), parameters, SEED);
    assertThat(evaluated.names()).containsExactly("output", "final/h");
    assertThat(one.training().run(subject.all(), parameters, SEED).names()).contains("d cell/hidden/U", "d x");
  }
}
