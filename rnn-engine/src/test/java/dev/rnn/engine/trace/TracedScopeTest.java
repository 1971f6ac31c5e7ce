package dev.rnn.engine.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.api.scope.Affine;
import dev.rnn.api.scope.AffineSettings;
import dev.rnn.api.scope.Grain;
import dev.rnn.api.scope.Role;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.api.tensor.Tensors;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Direction;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Node;
import dev.rnn.pilot.Stack;
import dev.rnn.pilot.TorchLstm;
import java.util.List;
import org.junit.jupiter.api.Test;

class TracedScopeTest {
  private final Trace trace = new Trace();
  private final Axis time = trace.axis("time");
  private final TracedScope scope = trace.scope(time);
  private final Tensor x = trace.input("x", Shape.of(3), Extent.of(time));
  private final Tensor h = trace.input("h", Shape.of(2), Extent.of(time));

  @Test
  void affine_declaresOneMatrixForEachOperandThatHasASize_atItsFirstUse() {
    Affine affine = scope.child("cell").affine("gate", 4);
    assertThat(trace.parameters()).isEmpty();
    Tensor y = affine.of(x, scope.zeros(0), h, x);
    assertThat(trace.parameters()).extracting(ParameterDeclaration::path)
        .containsExactly("cell/gate/W", "cell/gate/V", "cell/gate/W3", "cell/gate/b");
    assertThat(trace.parameters()).extracting(p -> p.shape().toString())
        .containsExactly("[4, 3]", "[4, 2]", "[4, 3]", "[4]");
    assertThat(y.shape()).isEqualTo(Shape.of(4));
    assertThat(y).hasToString("cell/gate [4]");
    affine.of(h.slice(0, 1).times(0).sum().times(x), scope.zeros(0), h, x);
    assertThat(trace.parameters()).hasSize(4);
  }

  @Test
  void affine_withoutAnything_isItsBias_orZero() {
    assertThat(trace.node(scope.affine("a", 2).of(scope.zeros(0))).label()).isEqualTo("a/b");
    Affine bare = scope.affine("b", 2, AffineSettings.DEFAULT.withoutBias());
    assertThat(trace.node(bare.of(scope.zeros(0)))).isSameAs(trace.node(scope.zeros(2)));
    Affine none = scope.affine("c", 2);
    assertThat(none.of()).isEqualTo(none.of()); // declared once
  }

  @Test
  void roles() {
    scope.affine("a", 2).of(x);
    assertThat(trace.parameters()).extracting(ParameterDeclaration::role).containsExactly(Role.WEIGHT, Role.BIAS);
  }

  @Test
  void noise_variesAsItsGrainSays_orLikeAValue() {
    assertThat(extent(scope.uniform("step", Shape.of(2), Grain.STEP))).isEqualTo(Extent.of(time));
    assertThat(extent(scope.uniform("sequence", Shape.of(2), Grain.SEQUENCE))).isEqualTo(Extent.SEQUENCE);
    assertThat(extent(scope.uniform("batch", Shape.of(2), Grain.BATCH))).isEqualTo(Extent.CONSTANT);
    assertThat(extent(scope.uniform("like", h))).isEqualTo(Extent.of(time));
    assertThat(extent(trace.scope().uniform("nowhere", Shape.of(2), Grain.STEP))).isEqualTo(Extent.SEQUENCE);
  }

  @Test
  void dropoutOfRate0_isTheValueItself() {
    assertThat(scope.dropout("drop", x, 0)).isSameAs(x);
  }

  @Test
  void stateAndParameterNames_leadThroughListsAndRecords() {
    var stack = new Stack<>(List.of(new TorchLstm(2), new TorchLstm(2)));
    var run = Recurrence.of(stack, "stack", scope.child("encoder"), x, time, Direction.FORWARD,
        Recurrence.carried(trace, "carried"));
    assertThat(trace.parameters()).extracting(ParameterDeclaration::path).startsWith("encoder/0/ih/W", "encoder/0/ih/b")
        .contains("encoder/1/hh/W");
    assertThat(Recurrence.names("carried", run.initialState()))
        .containsExactly("carried/[0].h", "carried/[0].c", "carried/[1].h", "carried/[1].c");
    assertThat(trace.graph().nodes()).extracting(Node::label).contains("state[0].h", "state[1].c");
  }

  @Test
  void aTensorIsDescribedAsAnAuthorWouldWriteIt() {
    Tensor gate = scope.affine("gate", 2).of(x, h);
    assertThat(description(Tensors.sigmoid(gate))).isEqualTo("sigmoid(gate)");
    assertThat(description(Tensors.oneMinus(gate).times(h))).isEqualTo("((1 - gate) * h)");
    assertThat(description(Tensors.maximum(gate, h.slice(0, 2)))).isEqualTo("maximum(gate, h)");
    assertThat(description(Tensors.concatenate(x, h).slice(1, 3))).isEqualTo("concatenate(x, h).slice(1, 3)");
    assertThat(description(Tensors.tanh(Tensors.tanh(Tensors.tanh(h))))).isEqualTo("tanh(tanh(...))");
    assertThat(description(Tensors.dot(h, gate).times(0.5))).isEqualTo("(product(h, gate) * 0.5)");
    assertThat(description(Tensors.where(h, gate, h).named("choice"))).isEqualTo("choice");
    TracedSequence steps = new TracedSequence(trace, time, x, null);
    assertThat(description(steps.previous(x, scope.zeros(3)))).isEqualTo("previous(x)");
    assertThat(description(steps.last(x, scope.zeros(3)))).isEqualTo("last(previous(x))");
    assertThat(description(steps.sum(x))).isEqualTo("sum(x)");
  }

  private Extent extent(Tensor tensor) {
    return trace.node(tensor).extent();
  }

  private String description(Tensor tensor) {
    return trace.node(tensor).describe();
  }
}
