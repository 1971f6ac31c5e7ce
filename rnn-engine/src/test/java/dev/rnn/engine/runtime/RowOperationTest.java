package dev.rnn.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rnn.api.error.RnnException;
import dev.rnn.api.tensor.RowOperation;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Span;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.api.tensor.Tensors;
import dev.rnn.engine.autodiff.Gradients;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.support.CompiledEngine;
import dev.rnn.engine.support.Engine;
import dev.rnn.engine.support.GradientCheck;
import dev.rnn.engine.support.Mixing;
import dev.rnn.engine.support.Problem;
import dev.rnn.engine.trace.Trace;
import dev.rnn.pilot.Sparsemax;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Operations with the author's own forward and backward. Random graphs have them too, in every place. */
class RowOperationTest {
  private final Trace trace = new Trace();
  private final Axis time = trace.axis("time");
  private final Tensor x = trace.input("x", Shape.of(4), Extent.of(time));
  private final Tensor shared = trace.input("shared", Shape.SCALAR, Extent.CONSTANT);

  private Problem problem(Tensor result) {
    return Problem.of(Problem.weighted(trace.node(result)), Map.of(time, new int[] {3, 0, 5, 1}));
  }

  private Map<Node, double[]> run(Engine engine, Node... outputs) {
    List<Node> all = List.of(outputs);
    Problem problem = new Problem(all.getFirst(), Map.of(time, new int[] {3, 0, 5, 1}), Map.of(), 1);
    Batch batch = problem.batch(all);
    return engine.run(all, batch, problem.run(all, batch));
  }

  @Test
  void gradientsAreThoseOfTheAuthor_alsoOfWhatVariesOverLess() {
    GradientCheck.check(problem(Tensors.custom(new Sparsemax(), x.times(2))));
    GradientCheck.check(problem(Tensors.custom(new Mixing(3), x, shared, x.sum())));
  }

  @Test
  void compiledItIsWhatTheInterpreterComputes() {
    Node y = trace.node(Tensors.custom(new Sparsemax(), x.times(shared)));
    Node loss = Problem.weighted(y);
    Node gradient = Gradients.of(loss, List.of(trace.node(x))).get(trace.node(x));
    Map<Node, double[]> exact = run(Engine.DOUBLE, y, loss, gradient);
    Map<Node, double[]> compiled = run(new CompiledEngine(2), y, loss, gradient);
    for (Node n : List.of(y, loss, gradient)) {
      assertThat(compiled.get(n)).usingComparatorWithPrecision(1e-6).containsExactly(exact.get(n));
    }
    assertThat(exact.get(y)).contains(0.0).hasSize(9 * 4);
  }

  /** What does not fit is told where it is applied. */
  private record Picky(String what) implements RowOperation {
    @Override
    public Shape shape(List<Shape> operands) {
      if (what.equals("shape")) throw new IllegalArgumentException("it wants two vectors");
      return what.equals("matrix") ? Shape.of(2, 2) : Shape.of(2);
    }

    @Override
    public void forward(List<Span> operands, double[] result) {
      if (what.equals("forward")) result[2] = operands.getFirst().get(0);
    }

    @Override
    public void backward(List<Span> operands, Span result, Span gradient, List<double[]> gradients) {
      if (what.equals("backward")) throw new IllegalStateException("not done yet");
    }
  }

  @Test
  void operandsThatDoNotFit_areToldAtTheAuthorsLine() {
    RnnException error = catchThrowableOfType(RnnException.class, () -> Tensors.custom(new Picky("shape"), x));
    assertThat(error.id()).isEqualTo("RNN-SHAPE-MISMATCH");
    assertThat(error).hasMessageContaining("Picky does not take x [4]: it wants two vectors")
        .hasMessageContaining("RowOperationTest.java:");
  }

  @Test
  void matrices_areToldAtTheAuthorsLine() {
    assertThat(catchThrowableOfType(RnnException.class, () -> Tensors.custom(new Picky("matrix"), x)))
        .hasMessageContaining("the result is [2, 2], neither a scalar nor a vector")
        .hasMessageContaining("RowOperationTest.java:");
  }

  @Test
  void whatForwardThrows_isToldWithTheLineThatAppliedIt_theLineThatThrew_andTheNumbers() {
    Node y = trace.node(Tensors.custom(new Picky("forward"), x));
    for (Engine engine : List.of(Engine.DOUBLE, new CompiledEngine(1), new CompiledEngine(2))) {
      RnnException error = catchThrowableOfType(RnnException.class, () -> run(engine, y));
      assertThat(error.id()).isEqualTo("RNN-CUSTOM-OPERATION");
      assertThat(error).hasMessageContaining("Picky.forward failed: java.lang.ArrayIndexOutOfBoundsException")
          .hasMessageContaining("in RowOperationTest.whatForwardThrows")
          .hasMessageContaining("thrown at RowOperationTest.java:")
          .hasMessageContaining("operand 0 = x [4]: [").hasCauseInstanceOf(ArrayIndexOutOfBoundsException.class);
    }
  }

  @Test
  void whatBackwardThrows_isToldTheSameWay() {
    Node loss = Problem.weighted(trace.node(Tensors.custom(new Picky("backward"), x)));
    Node gradient = Gradients.of(loss, List.of(trace.node(x))).get(trace.node(x));
    for (Engine engine : List.of(Engine.DOUBLE, new CompiledEngine(1))) {
      assertThat(catchThrowableOfType(RnnException.class, () -> run(engine, gradient)))
          .hasMessageContaining("Picky.backward failed").hasMessageContaining("not done yet")
          .hasMessageContaining("in RowOperationTest.whatBackwardThrows");
    }
  }

  @Test
  void aSecondDerivative_isRefused() {
    Node loss = Problem.weighted(trace.node(Tensors.custom(new Mixing(2), x)));
    Node gradient = Gradients.of(loss, List.of(trace.node(x))).get(trace.node(x));
    RnnException error = catchThrowableOfType(RnnException.class,
        () -> Gradients.of(Problem.total(gradient), List.of(trace.node(x))));
    assertThat(error.id()).isEqualTo("RNN-SECOND-DERIVATIVE");
  }
}
