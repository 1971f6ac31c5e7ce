package dev.rnn.engine.trace;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.error.RnnException;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Direction;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.schedule.Schedule;
import dev.rnn.engine.support.GoldenText;
import dev.rnn.pilot.Mistakes;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mistake of {@link Mistakes} is told in a text that names the author's line; the texts are golden files. */
class AuthorErrorsTest {
  private final Trace trace = new Trace();
  private final Axis time = trace.axis("time");
  private final Axis other = trace.axis("source");
  private final Tensor encoded = trace.input("encoded", Shape.of(3), Extent.of(other));

  @Test
  void shape_theExampleOfTheStyleGuide() {
    fails("shape", () -> run(new Mistakes.WrongGate(128, 256), "mgu", 64));
  }

  static Stream<Arguments> cells() {
    return Stream.of(
        Arguments.of("stateShape", Mistakes.stateShape()),
        Arguments.of("stateStructure", Mistakes.stateStructure()),
        Arguments.of("parameterTwice", Mistakes.parameterTwice()),
        Arguments.of("noiseTwice", Mistakes.noiseTwice()),
        Arguments.of("name", Mistakes.name()),
        Arguments.of("affineOperands", Mistakes.affineOperands()),
        Arguments.of("slice", Mistakes.slice()),
        Arguments.of("sliceOfScalar", Mistakes.sliceOfScalar()),
        Arguments.of("concatenation", Mistakes.concatenation()),
        Arguments.of("productSize", Mistakes.productSize()),
        Arguments.of("equation", Mistakes.equation()),
        Arguments.of("equationSyntax", Mistakes.equationSyntax()),
        Arguments.of("index", Mistakes.index()),
        Arguments.of("fill", Mistakes.fill()),
        Arguments.of("alternatives", Mistakes.alternatives()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void mistakeInACell(String name, Cell<?> cell) {
    fails(name, () -> run(cell, "mine", 2));
  }

  @Test
  void foreignTensor_keptFromAnotherModel() {
    var cell = Mistakes.foreignTensor();
    Trace first = new Trace();
    Axis steps = first.axis("time");
    Tensor x = first.input("x", Shape.of(3), Extent.of(steps));
    Recurrence.of(cell, "mine", first.scope(), x, steps, Direction.FORWARD);
    fails("foreignTensor", () -> run(cell, "mine", 3));
  }

  @Test
  void pairs_ofStepsByAccident() {
    fails("pairs", () -> run(Mistakes.pairs(encoded), "mine", 3));
  }

  @Test
  void pairs_ofStepsByAccident_amongSeveralParts() {
    fails("pairsInConcatenation", () -> run(Mistakes.pairsInConcatenation(encoded), "mine", 3));
  }

  @Test
  void perStep_whereOnlyPerSequenceIsLegal() {
    fails("perStep", () -> Mistakes.perStep(sequence()));
  }

  @Test
  void shift_withAnotherShapeBeyondTheEnd() {
    fails("shiftShape", () -> Mistakes.shiftShape(sequence()));
  }

  @Test
  void state_overMoreThanItBeganWith() {
    fails("stateExtent", () -> Mistakes.stateExtent(sequence(), memory()));
  }

  @Test
  void cycle_throughAllSteps() {
    fails("allSteps", () -> Schedule.of(List.of(trace.node(Mistakes.allSteps(sequence())))));
  }

  @Test
  void cycle_inBothDirections() {
    fails("bothDirections", () -> Schedule.of(List.of(trace.node(Mistakes.bothDirections(sequence())))));
  }

  @Test
  void cycle_overTwoAxes() {
    fails("twoAxes", () -> Schedule.of(List.of(trace.node(Mistakes.twoAxes(sequence(), memory())))));
  }

  private TracedSequence sequence() {
    return new TracedSequence(trace, time, trace.input("steps", Shape.of(2), Extent.of(time)).named("steps"), null);
  }

  private TracedSequence memory() {
    return new TracedSequence(trace, other, encoded, null);
  }

  private Recurrence<?> run(Cell<?> cell, String name, int inputs) {
    Tensor x = trace.input("x", Shape.of(inputs), Extent.of(time));
    return Recurrence.of(cell, name, trace.scope(), x, time, Direction.FORWARD);
  }

  private static void fails(String name, Supplier<?> work) {
    RnnException error = catchThrowableOfType(RnnException.class, work::get);
    GoldenText.assertSame(name, error == null ? "no error" : error.getMessage());
  }
}
