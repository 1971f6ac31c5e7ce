package dev.rnn.engine.autodiff;

import static dev.rnn.api.tensor.Tensors.concatenate;
import static dev.rnn.api.tensor.Tensors.exp;
import static dev.rnn.api.tensor.Tensors.logSoftmax;
import static dev.rnn.api.tensor.Tensors.pick;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.scope.Initializers;
import dev.rnn.api.scope.Role;
import dev.rnn.api.tensor.BinaryFunction;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.api.tensor.Tensors;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Direction;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Graph;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.support.GradientCheck;
import dev.rnn.engine.support.Problem;
import dev.rnn.engine.support.Translator;
import dev.rnn.engine.trace.ParameterDeclaration;
import dev.rnn.engine.trace.Recurrence;
import dev.rnn.engine.trace.Trace;
import dev.rnn.engine.trace.TracedSequence;
import dev.rnn.pilot.AdditiveAttention;
import dev.rnn.pilot.AttentionDecoder;
import dev.rnn.pilot.PeepholeLstm;
import dev.rnn.pilot.Stack;
import dev.rnn.pilot.TorchGru;
import dev.rnn.pilot.TorchLstm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whole models: first and second derivatives of everything. */
class ModelGradientsTest {
  private final Trace trace = new Trace();
  private final Axis time = trace.axis("time");

  @Test
  void tagger_twoBidirectionalLstmLayers_anEmptySequence() {
    check(tagger(3, 2), "tags", 4, 0, 2);
  }

  @Test
  void classifier_learnedInitialState_peepholes_layerNorm_dropout_firstLastMeanMax() {
    Tensor x = trace.input("x", Shape.of(3), Extent.of(time));
    var run = Recurrence.of(new PeepholeLstm(2), "peephole", trace.scope().child("cell"), x, time, Direction.FORWARD);
    TracedSequence outputs = new TracedSequence(trace, time, run.output(), null);
    Tensor zeros = trace.scope().zeros(2);
    Tensor features = concatenate(run.finalState().h(), run.finalState().c(), outputs.first(run.output(), zeros),
        outputs.last(run.output(), zeros), outputs.mean(run.output()));
    Tensor any = outputs.mean(outputs.constant(1)); // 0 for an empty sequence, whose maximum is −∞
    Tensor largest = exp(outputs.max(run.output().plus(x.slice(0, 2)))).sum().times(any);
    Tensor logits = trace.scope().affine("projection", 3).of(features);
    Tensor label = trace.input("label", Shape.SCALAR, Extent.SEQUENCE);
    check(Problem.mean(trace.node(pick(logSoftmax(logits), label).negate().plus(largest))), "label", 4, 0, 1);
  }

  @Test
  void stack_asOneCell_withAStateOfListsOfRecords() {
    Cell<List<TorchLstm.State>> stack = new Stack<>(List.of(new TorchLstm(2), new TorchLstm(3)));
    Tensor x = trace.input("x", Shape.of(2), Extent.of(time));
    var run = Recurrence.of(stack, "stack", trace.scope(), x, time, Direction.REVERSE);
    Node loss = Problem.weighted(trace.node(run.output()));
    for (TorchLstm.State state : run.finalState()) {
      loss = trace.graph().zip(BinaryFunction.ADD, loss, Problem.weighted(trace.node(state.c())));
    }
    check(loss, "none", 3, 1, 0);
  }

  @Test
  void windowOfTwoSteps_linearRecurrence_lengthZeroOnly() {
    check(linear(), "none", 0, 0);
  }

  @Test
  void windowOfTwoSteps_linearRecurrence_lengthOneOnly() {
    check(linear(), "none", 1);
  }

  @Test
  void ownGuessesFedBack() {
    Graph graph = trace.graph();
    Node guess = graph.delay(time, Direction.FORWARD, graph.input("first", Shape.SCALAR, Extent.SEQUENCE));
    Tensor table = trace.scope().parameter("embedding", Shape.of(5, 3), Initializers.uniform(1), Role.EMBEDDING);
    var run = Recurrence.of(new TorchGru(3), "gru", trace.scope(), Tensors.embed(table, trace.wrap(guess)), time,
        Direction.FORWARD);
    Tensor logits = trace.scope().affine("projection", 5).of(run.output());
    guess.connect(trace.node(Tensors.argMax(logits)));
    Tensor wanted = trace.input("wanted", Shape.SCALAR, Extent.of(time));
    Node loss = Problem.mean(trace.node(pick(logSoftmax(logits), wanted).negate()));
    GradientCheck.check(new Problem(loss, Map.of(time, new int[] {3, 0, 5}), Map.of("wanted", 5, "first", 5), 1));
  }

  @Test
  void secondDerivatives_ofABidirectionalLstm() {
    Node squares = squaresOfGradients(trace, tagger(2, 2));
    GradientCheck.check(new Problem(squares, Map.of(time, new int[] {3, 1, 0}), Map.of("tags", 3), 1));
  }

  @Test
  void secondDerivatives_ofAnAttentionDecoder() {
    Translator model = Translator.of(new TorchGru(2), 2, new AttentionDecoder(2, new AdditiveAttention(2)),
        Translator.PROJECTION);
    GradientCheck.check(model.problem(squaresOfGradients(model.trace(), model.loss())));
  }

  private Node tagger(int inputs, int hidden) {
    Tensor y = trace.input("x", Shape.of(inputs), Extent.of(time));
    for (int layer = 0; layer < 2; layer++) {
      Tensor forward = lstm(layer + "forward", hidden, y, Direction.FORWARD);
      y = concatenate(forward, lstm(layer + "reverse", hidden, y, Direction.REVERSE));
    }
    Tensor logits = trace.scope().affine("projection", 3).of(y);
    Tensor tags = trace.input("tags", Shape.SCALAR, Extent.of(time));
    return Problem.mean(trace.node(pick(logSoftmax(logits), tags).negate()));
  }

  private Tensor lstm(String name, int hidden, Tensor x, Direction direction) {
    return Recurrence.of(new TorchLstm(hidden), name, trace.scope().child(name), x, time, direction).output();
  }

  /** h' = (1 − z) h + z c, where gate and candidate see two steps of the input and no state. */
  private Node linear() {
    Tensor x = trace.input("x", Shape.of(3), Extent.of(time));
    TracedSequence steps = new TracedSequence(trace, time, x, null);
    Tensor zero = trace.scope().constant(0);
    Tensor window = concatenate(x, steps.previous(x, zero), steps.next(x, zero));
    Tensor z = Tensors.sigmoid(trace.scope().affine("gate", 2).of(window));
    Tensor candidate = trace.scope().affine("candidate", 2).of(window);
    var run = steps.unroll(trace.scope().zeros(2), h -> h.plus(z.times(candidate.minus(h))));
    return Problem.weighted(trace.node(run.states()));
  }

  private static Node squaresOfGradients(Trace trace, Node loss) {
    Graph graph = trace.graph();
    Node squares = graph.constant(0);
    for (Node g : Gradients.of(loss, trace.parameters().stream().map(ParameterDeclaration::node).toList()).values()) {
      squares = graph.zip(BinaryFunction.ADD, squares, Problem.total(graph.zip(BinaryFunction.MULTIPLY, g, g)));
    }
    return squares;
  }

  private void check(Node loss, String classes, int... lengths) {
    GradientCheck.check(new Problem(loss, Map.of(time, lengths), Map.of(classes, 3), 1));
  }
}
