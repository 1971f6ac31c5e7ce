package dev.rnn.engine.support;

import dev.rnn.api.tensor.BinaryFunction;
import dev.rnn.api.tensor.Reduction;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.UnaryFunction;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Direction;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Graph;
import dev.rnn.engine.graph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What models are made of, in random sizes and with random operands: gates of one product, linear recurrences,
 * attention in a loop and outside of one, cross-entropy, choices that are fed back. Random operations alone hardly ever
 * meet in these forms, which the passes that save memory and work are made for.
 */
final class RandomLayers {
  private final Graph graph;
  private final Random random;
  private final RandomOps ops;

  RandomLayers(Graph graph, Random random, RandomOps ops) {
    this.graph = graph;
    this.random = random;
    this.ops = ops;
  }

  /** A layer along one of the axes, which may look at the later ones; its last values. */
  List<Node> layer(List<Axis> axes) {
    int at = random.nextInt(axes.size());
    Axis axis = axes.get(at);
    Direction direction = random.nextBoolean() ? Direction.FORWARD : Direction.REVERSE;
    Node x = vector(Extent.of(axis));
    return switch (random.nextInt(5)) {
      case 0 -> lstm(axis, direction, x);
      case 1 -> gru(axis, direction, x);
      case 2 -> linear(axis, direction, x);
      case 3 -> {
        if (at + 1 == axes.size()) yield lstm(axis, direction, x);
        yield decoder(axis, axes.get(at + 1 + random.nextInt(axes.size() - at - 1)), direction, x);
      }
      default -> {
        Axis other = axes.get(at == 0 ? axes.size() - 1 : 0);
        if (other != axis) ops.add(attention(x, vector(Extent.of(other)), other));
        yield List.of(crossEntropy(x, axis));
      }
    };
  }

  private Node vector(Extent extent) {
    Node found = ops.operand(extent);
    if (found.shape().rank() != 1) found = ops.shaped(found, Shape.of(ops.size()));
    return graph.broadcast(found, extent);
  }

  private Node affine(Node x, int size) {
    Node product = graph.product(ops.matrix(size, x.size()), x);
    return random.nextInt(4) == 0 ? product : add(product, ops.parameter(size));
  }

  private Node initial(int size) {
    return random.nextBoolean() ? graph.constant(0, Shape.of(size))
        : ops.shaped(ops.operand(Extent.SEQUENCE), Shape.of(size));
  }

  private Node delay(Axis axis, Direction direction, int size) {
    return graph.delay(axis, direction, initial(size), Extent.of(axis));
  }

  private List<Node> lstm(Axis axis, Direction direction, Node x) {
    int size = ops.size();
    Node h = delay(axis, direction, size);
    Node c = delay(axis, direction, size);
    Node gates = add(affine(x, 4 * size), graph.product(ops.matrix(4 * size, size), h));
    List<Node> gate = new ArrayList<>();
    for (int i = 0; i < 4; i++) gate.add(graph.slice(gates, 0, i * size, size));
    if (random.nextInt(3) == 0) gate.set(0, add(gate.get(0), times(ops.parameter(size), c))); // a peephole
    Node kept = times(sigmoid(gate.get(0)), c);
    Node cell = add(kept, times(sigmoid(gate.get(1)), tanh(gate.get(2))));
    Node state = times(sigmoid(gate.get(3)), tanh(cell));
    return closed(List.of(h, c), List.of(state, cell));
  }

  private List<Node> gru(Axis axis, Direction direction, Node x) {
    int size = ops.size();
    Node h = delay(axis, direction, size);
    if (random.nextInt(3) == 0) x = graph.concat(0, List.of(x, graph.oneHot(graph.argMax(h), size))); // its own choice
    Node z = sigmoid(add(affine(x, size), graph.product(ops.matrix(size, size), h)));
    Node r = sigmoid(add(affine(x, size), graph.product(ops.matrix(size, size), h)));
    Node old = random.nextBoolean() ? times(r, affine(h, size)) : affine(times(r, h), size);
    Node candidate = tanh(add(affine(x, size), old));
    return closed(List.of(h), List.of(add(h, times(z, graph.zip(BinaryFunction.SUBTRACT, candidate, h)))));
  }

  /** h' = a ∘ h + b: no product in the loop. */
  private List<Node> linear(Axis axis, Direction direction, Node x) {
    int size = ops.size();
    Node h = delay(axis, direction, size);
    Node forget = sigmoid(affine(x, size));
    Node rest = graph.zip(BinaryFunction.SUBTRACT, graph.constant(1), forget);
    return closed(List.of(h), List.of(add(times(forget, h), times(rest, affine(x, size)))));
  }

  /** A recurrence whose every step looks at all steps of another axis. */
  private List<Node> decoder(Axis axis, Axis memory, Direction direction, Node x) {
    int size = ops.size();
    Node h = delay(axis, direction, size);
    Node context = attention(h, vector(Extent.of(memory)), memory);
    Node input = graph.concat(0, List.of(x, context));
    return closed(List.of(h), List.of(tanh(add(affine(input, size), graph.product(ops.matrix(size, size), h)))));
  }

  /** Σ weights · values over an axis; weights are the softmax of v · tanh(W q + U k), or of a dot product. */
  private Node attention(Node query, Node values, Axis memory) {
    int size = ops.size();
    Node q = graph.product(ops.matrix(size, query.size()), query);
    Node k = affine(values, size);
    Extent pairs = q.extent().join(k.extent());
    Node scores = random.nextInt(3) == 0 ? graph.contract("i", "i", "", pairs, q, k)
        : graph.contract("i", "i", "", pairs, ops.parameter(size), tanh(add(q, k)));
    Extent left = pairs.without(memory);
    Node shift = graph.stopGradient(graph.reduceRows(Reduction.MAX, scores, left));
    Node powers = graph.map(UnaryFunction.EXP, graph.zip(BinaryFunction.SUBTRACT, scores, shift));
    Node sum = graph.reduceRows(Reduction.SUM, powers, left);
    Node weights = graph.zip(BinaryFunction.DIVIDE, powers, sum);
    if (random.nextInt(3) == 0) ops.add(weights);
    return graph.contract("", "i", "i", pairs, left, weights, values);
  }

  /** −log softmax(W x) of a class, for each step; there are as many classes as tokens at least. */
  private Node crossEntropy(Node x, Axis axis) {
    int classes = 2 + ops.size();
    Node logits = affine(x, classes);
    Node shift = graph.stopGradient(graph.reduceElement(Reduction.MAX, logits));
    Node shifted = graph.zip(BinaryFunction.SUBTRACT, logits, shift);
    Node sum = graph.reduceElement(Reduction.SUM, graph.map(UnaryFunction.EXP, shifted));
    Node token = graph.input("token " + axis, Shape.SCALAR, Extent.of(axis));
    Node target = random.nextBoolean() ? graph.argMax(logits) : token;
    Extent both = logits.extent().join(target.extent());
    Node picked = graph.contract("i", "i", "", both, shifted, graph.oneHot(target, classes));
    return ops.add(graph.zip(BinaryFunction.SUBTRACT, graph.map(UnaryFunction.LOG, sum), picked));
  }

  private List<Node> closed(List<Node> delays, List<Node> values) {
    List<Node> last = new ArrayList<>();
    for (int i = 0; i < delays.size(); i++) {
      delays.get(i).connect(values.get(i));
      ops.add(values.get(i));
      if (random.nextInt(3) > 0) last.add(graph.last(delays.get(i)));
    }
    return last;
  }

  private Node add(Node a, Node b) {
    return graph.zip(BinaryFunction.ADD, a, b);
  }

  private Node times(Node a, Node b) {
    return graph.zip(BinaryFunction.MULTIPLY, a, b);
  }

  private Node sigmoid(Node x) {
    return graph.map(UnaryFunction.SIGMOID, x);
  }

  private Node tanh(Node x) {
    return graph.map(UnaryFunction.TANH, x);
  }
}
