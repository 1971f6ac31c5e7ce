package dev.rnn.engine.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.api.scope.Initializers;
import dev.rnn.api.scope.Role;
import dev.rnn.api.scope.Scope;
import dev.rnn.api.tensor.Reduction;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.api.tensor.Tensors;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two gates of two inputs: all gradients are sums of the same rows, and stand where they belong at once. */
class GradientSumsTest {
  private final Trace trace = new Trace();
  private final Axis time = trace.axis("time");

  private Program twoGates() {
    Tensor x = trace.input("x", Shape.of(3), Extent.of(time));
    Tensor z = trace.input("z", Shape.of(5), Extent.of(time));
    Scope scope = trace.scope(time);
    Tensor sum = gate(scope.child("a"), x, z).plus(gate(scope.child("b"), x, z).times(2));
    Node loss = trace.graph().reduceRows(Reduction.SUM, trace.node(sum.sum()), Extent.CONSTANT);
    List<Node> wrt = new ArrayList<>();
    trace.parameters().forEach(p -> wrt.add(p.node()));
    return Compiler.compile(trace.graph(), Map.of("loss", loss), Mode.TRAIN, loss, wrt);
  }

  private static Tensor gate(Scope scope, Tensor x, Tensor z) {
    return Tensors.tanh(Tensors.product(weights(scope, "W", 3), x).plus(Tensors.product(weights(scope, "U", 5), z))
        .plus(scope.parameter("b", Shape.of(4), Initializers.zeros(), Role.BIAS)));
  }

  private static Tensor weights(Scope scope, String name, int inputs) {
    return scope.parameter(name, Shape.of(4, inputs), Initializers.zeros(), Role.WEIGHT);
  }

  @Test
  void sumsOfOneGradient_areOneKernel_andNothingIsCopied() {
    Program program = twoGates();
    String text = program.describe();
    assertThat(text.lines().filter(line -> line.contains("sum over"))).as(text).singleElement().satisfies(line -> {
      assertThat(line).contains("[4, 3]").contains("[4, 5]");
      for (String name : List.of("a/W", "a/U", "a/b", "b/W", "b/U", "b/b")) {
        assertThat(line).contains(" b" + program.outputs().get(Compiler.gradientOf(name)) + " [");
      }
    });
    int bias = program.outputs().get(Compiler.gradientOf("a/b"));
    assertThat(text).doesNotContain("SUM rows {time} to {} b" + bias + " ");
    assertThat(text.lines().filter(line -> line.contains("elementwise {} ["))).as(text).isEmpty();
  }
}
