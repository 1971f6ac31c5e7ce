package dev.rnn.tck;

import dev.rnn.api.Stability;
import dev.rnn.api.cell.Cell;
import dev.rnn.api.cell.CellScope;
import dev.rnn.api.error.RnnException;
import dev.rnn.api.plugin.PluginKind;
import dev.rnn.api.record.States;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.engine.compile.Mode;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Direction;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.parameter.Parameters;
import dev.rnn.engine.trace.Recurrence;
import dev.rnn.engine.trace.Trace;
import dev.rnn.tck.run.Chunks;
import dev.rnn.tck.run.Compare;
import dev.rnn.tck.run.Compiled;
import dev.rnn.tck.run.Numbers;
import dev.rnn.tck.run.Result;
import dev.rnn.tck.run.Sample;
import dev.rnn.tck.run.Streamed;
import dev.rnn.tck.run.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Verifies a cell. Example:
 *
 * <pre>{@code
 * class LeakyCellTest extends CellVerification {
 *   @Override
 *   protected Cell<?> cell() {
 *     return new LeakyCell(6);
 *   }
 * }
 * }</pre>
 *
 * <p>Small sizes are best: rules look at every number, and a cell that is right with 6 is right with 600.
 */
@Stability(Stability.Level.EXPERIMENTAL)
public abstract non-sealed class CellVerification extends GraphVerification<Cell<?>> {
  private static final String STATE = "required_stateHasTheShapeOfTheInitialState";
  private static final String VECTOR = "required_outputIsOneVector";
  private static final int LONG = 300;
  private static final long SEED = 5;

  private @Nullable Subject carried;

  /** The cell; a new one each time, or always the same. */
  protected abstract Cell<?> cell();

  /** The size of the input. */
  protected int inputSize() {
    return 5;
  }

  /** Lengths of sequences; 0 should be among them. */
  protected int[] lengths() {
    return new int[] {4, 0, 7, 1, 5};
  }

  /** The direction that the cell runs in. */
  protected Direction direction() {
    return Direction.FORWARD;
  }

  /** Whether the cell can run from its state alone; not one that adds its input to its output, say. */
  protected boolean runsWithoutInput() {
    return true;
  }

  @Override
  final PluginKind<Cell<?>> kind() {
    return PluginKind.CELL;
  }

  @Override
  final Cell<?> plugin() {
    return cell();
  }

  @Override
  final Subject trace(Cell<?> plugin, Runnable between) {
    return traced(plugin, inputSize(), false, between);
  }

  @Override
  final List<String> forms() {
    return List.of(STATE, VECTOR);
  }

  @Override
  final String ruleOf(RuntimeException reason) {
    if (!(reason instanceof RnnException error)) return super.ruleOf(reason);
    if (error.id().equals("RNN-TCK-OUTPUT")) return VECTOR;
    return error.id().startsWith("RNN-STATE-S") ? STATE : super.ruleOf(reason);
  }

  private <S> Subject traced(Cell<S> plugin, int inputs, boolean fromInputs, Runnable between) {
    Trace trace = new Trace();
    Axis time = trace.axis("time");
    Tensor x = trace.input("x", Shape.of(inputs), Extent.of(time));
    UnaryOperator<S> initial = fromInputs ? Recurrence.carried(trace, "state") : UnaryOperator.identity();
    Recurrence<S> run = Recurrence.of(interrupted(plugin, between), "verified", trace.scope().child("cell"), x, time,
        direction(), initial);
    if (run.output().shape().rank() != 1) {
      throw RnnException.error("RNN-TCK-OUTPUT", "the output of a step has shape " + run.output().shape() + ".")
          .in(trace.node(run.output()).origin().toString()).fix("give a vector.").build();
    }
    Map<String, Tensor> outputs = new LinkedHashMap<>();
    outputs.put("output", run.output());
    States.leaves(run.finalState()).forEach(leaf -> outputs.put("final/" + leaf.path(), leaf.tensor()));
    return Subject.of(trace, outputs, Map.of(time, lengths()), Map.of(), 1);
  }

  /** The same cell, with something else going on between its definition and its step. */
  private static <S> Cell<S> interrupted(Cell<S> cell, Runnable between) {
    return new Cell<>() {
      @Override
      public S initialState(CellScope scope) {
        S state = cell.initialState(scope);
        between.run();
        return state;
      }

      @Override
      public Step<S> define(CellScope scope) {
        Step<S> step = cell.define(scope);
        between.run();
        return step;
      }
    };
  }

  /** The cell with its initial state given for each sequence. */
  final Subject carried() {
    subject();
    if (carried == null) carried = traced(cell(), inputSize(), true, () -> { });
    return carried;
  }

  /** The state after a step has the components and shapes of the state before the first one. */
  @Test
  public final void required_stateHasTheShapeOfTheInitialState() {
    rule(STATE, "return from each step a state with the components and shapes that initialState gives.");
  }

  /** The output is a vector, which any layer can take. */
  @Test
  public final void required_outputIsOneVector() {
    rule(VECTOR, "return a tensor of one dimension as the output.");
  }

  /** The gradient for a state that is carried over is the derivative. */
  @Test
  public final void required_gradientsOfACarriedStateMatchFiniteDifferences() {
    rule("required_gradientsOfACarriedStateMatchFiniteDifferences", "remove stopGradient from what the result "
        + "depends on smoothly, or override gradientIsTheDerivative() if that is meant.", () -> gradients(carried()));
  }

  /**
   * Cut in two, the second part from the state that the first one left, a sequence gives the same bits, noise
   * included.
   */
  @Test
  public final void required_chunksWithCarriedStateEqualTheWhole() {
    rule("required_chunksWithCarriedStateEqualTheWhole", "keep all that a later step needs in the state.",
        () -> new Chunks(subject(), carried(), direction()).wrong(parameters(), SEED));
  }

  /** One step at a time, as in streaming, the outputs have the same bits. */
  @Test
  public final void required_streamingEqualsTheSequence() {
    Assumptions.assumeTrue(direction() == Direction.FORWARD, "a reverse cell cannot stream");
    rule("required_streamingEqualsTheSequence", "keep all that a later step needs in the state.",
        () -> Streamed.wrong(subject(), "output", evaluation(), parameters()));
  }

  /** An empty sequence has no output and keeps its initial state; gradients stay numbers. */
  @Test
  public final void required_zeroLengthSequenceIsLegal() {
    rule("required_zeroLengthSequenceIsLegal", "compute the initial state from parameters and constants alone.", () -> {
      Axis time = subject().lengths().keySet().iterator().next();
      Sample empty = subject().sample(0, 1, 2).chunk(time, new int[3], 0);
      Optional<String> wrong = Compare.notFinite(training().run(empty, parameters(), SEED));
      if (wrong.isPresent()) return wrong;
      Compiled program = Compiled.outputs(carried(), Mode.TRAIN);
      Result result = program.run(empty, parameters(), SEED);
      // What came out, by the names of what went in.
      Map<String, double[]> given = Chunks.states(carried(), result::all);
      Map<String, double[]> state = Numbers.inputs(carried(), carried().outputs().values(), result.batch(), empty);
      for (String name : given.keySet()) {
        wrong = Compare.bits(Objects.requireNonNull(given.get(name)), Objects.requireNonNull(state.get(name)));
        if (wrong.isPresent()) return wrong.map(what -> "of " + name + " after an empty sequence " + what);
      }
      return Optional.empty();
    });
  }

  /** With an input of size 0 a cell runs from its state and its biases alone. */
  @Test
  public final void required_inputOfSizeZeroIsLegal() {
    Assumptions.assumeTrue(runsWithoutInput(), "this cell does not run without an input");
    rule("required_inputOfSizeZeroIsLegal", "use scope.affine, which leaves out operands of size 0, or override "
        + "runsWithoutInput() where it makes no sense.", () -> {
          subject();
          Subject alone = traced(cell(), 0, false, () -> { });
          Parameters own = alone.parameters(SEED);
          return Compare.notFinite(Compiled.training(alone).run(alone.all(), own, SEED));
        });
  }

  /** From its first values, a cell runs for hundreds of steps without overflow. */
  @Test
  public final void required_longSequenceStaysFinite() {
    rule("required_longSequenceStaysFinite", "begin recurrent matrices orthogonal (the default of scope.affine) or "
        + "smaller, and bound what the state adds up.", () -> {
          Axis time = subject().lengths().keySet().iterator().next();
          Sample steps = subject().sample(0).chunk(time, new int[] {LONG}, 0);
          Result result = Compiled.outputs(subject(), Mode.EVALUATE).run(steps, subject().parameters(SEED), SEED);
          return Compare.notFinite(result).map(what -> what + " after at most " + LONG + " steps");
        });
  }
}
