package dev.rnn.engine.support;

import dev.rnn.api.tensor.BinaryFunction;
import dev.rnn.api.tensor.Reduction;
import dev.rnn.api.tensor.Shape;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Direction;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Graph;
import dev.rnn.engine.graph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Random graphs with a scalar loss: recurrences in both directions with one or two states, attention-like pairs of
 * steps, shifts, final values, noise, ragged lengths with zeros among them, and layers as models have them. Over many
 * seeds every op, function and pattern of product appears. All legal by construction: a recurrence along an axis holds
 * values over that and later axes only.
 */
public final class RandomGraphs {
  /** The patterns of products that appear. */
  public static final List<String> PATTERNS = RandomOps.PATTERNS;

  private final Random random;
  private final Graph graph = new Graph();
  private final List<Axis> axes = new ArrayList<>();
  private final Map<Axis, int[]> lengths = new HashMap<>();
  private final Map<String, Integer> classes = new HashMap<>();
  private final RandomOps ops;
  private final RandomLayers layers;
  private final List<Node> finals = new ArrayList<>();

  private RandomGraphs(long seed) {
    random = new Random(seed * 0x9E3779B97F4A7C15L);
    ops = new RandomOps(graph, random, (int) (seed * 5));
    layers = new RandomLayers(graph, random, ops);
  }

  /** The graph of a seed. */
  public static Problem problem(long seed) {
    RandomGraphs builder = new RandomGraphs(seed);
    builder.data();
    builder.work();
    return new Problem(builder.loss(), builder.lengths, builder.classes, seed);
  }

  private void data() {
    int sequences = 1 + random.nextInt(random.nextInt(6) == 0 ? 9 : 4); // sometimes enough for workers to share
    int count = random.nextInt(10) == 0 ? 3 : 1 + random.nextInt(2);
    for (int i = 0; i < count; i++) {
      Axis axis = graph.axis(List.of("target", "source", "label").get(i));
      axes.add(axis);
      lengths.put(axis, IntStream.range(0, sequences).map(_ -> random.nextInt(count == 3 ? 3 : 5)).toArray());
      ops.add(graph.input("x " + axis, Shape.of(ops.size()), Extent.of(axis)));
      ops.add(graph.input("scalar " + axis, Shape.SCALAR, Extent.of(axis)));
      Node token = graph.input("token " + axis, Shape.SCALAR, Extent.of(axis));
      classes.put("token " + axis, 3);
      ops.add(graph.contract("ij", "i", "j", Extent.of(axis), ops.parameter(3, ops.size()), graph.oneHot(token, 3)));
      ops.add(graph.zip(BinaryFunction.EQUAL, token, graph.constant(random.nextInt(3))));
    }
    ops.add(graph.input("per sequence", Shape.of(ops.size()), Extent.SEQUENCE));
    ops.add(graph.input("rate", Shape.SCALAR, Extent.CONSTANT));
    ops.add(ops.parameter(ops.size()));
    ops.add(ops.parameter(ops.size(), ops.size()));
    ops.add(graph.training());
    for (int i = 0; i < 2; i++) {
      Extent extent = random.nextInt(3) == 0 ? Extent.CONSTANT : extent(axes);
      ops.add(graph.noise("noise " + i, Shape.of(ops.size()), extent));
    }
  }

  private void work() {
    for (int i = 0; i < 3; i++) {
      for (int k = 0; k < 5; k++) ops.step(axes, axes, Direction.values());
      if (random.nextInt(3) == 0) finals.addAll(layers.layer(axes));
      else recurrence();
    }
    for (int k = 0; k < 4; k++) ops.step(axes, axes, Direction.values());
  }

  /** States along one axis; the body may read everything that does not vary over an earlier axis. */
  private void recurrence() {
    int at = random.nextInt(axes.size());
    Axis axis = axes.get(at);
    List<Axis> inside = axes.subList(at, axes.size());
    List<Axis> others = axes.subList(at + 1, axes.size());
    Direction direction = random.nextBoolean() ? Direction.FORWARD : Direction.REVERSE;
    ops.push(inside);
    List<Node> delays = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(2); i++) {
      Extent initial = random.nextInt(3) > 0 ? Extent.SEQUENCE : extent(others);
      Extent extent = initial.join(Extent.of(axis));
      delays.add(graph.delay(axis, direction, ops.operand(initial), extent).label("state" + i));
      ops.add(delays.getLast());
    }
    for (int k = 0; k < 2 + random.nextInt(4); k++) ops.step(inside, others, direction);
    List<Node> states = new ArrayList<>();
    for (Node delay : delays) states.add(next(delay));
    for (int i = 0; i < delays.size(); i++) delays.get(i).connect(states.get(i));
    ops.pop();
    for (Node delay : delays) finals.add(ops.add(graph.last(delay)));
    for (Node state : states) ops.add(state);
  }

  /** tanh(W state + something of this step), or a gated sum of the two. */
  private Node next(Node delay) {
    Extent extent = delay.extent();
    Node other = ops.shaped(ops.recent(), delay.shape());
    Node old = delay;
    if (delay.shape().rank() == 1 && random.nextInt(4) > 0) {
      int size = delay.shape().dim(0);
      old = graph.product(ops.matrix(size, size), delay);
    }
    Node sum = graph.zip(random.nextBoolean() ? BinaryFunction.ADD : BinaryFunction.MULTIPLY, old, other);
    Extent shared = new Extent(sum.extent().perSequence(), sum.extent().axes().stream().filter(extent::has).toList());
    Node reduced = graph.reduceRows(Reduction.SUM, sum, shared);
    Node value = ops.tame(reduced);
    if (random.nextInt(3) > 0) return value;
    Node gate = graph.map(dev.rnn.api.tensor.UnaryFunction.SIGMOID, graph.zip(BinaryFunction.ADD, value, delay));
    Node change = graph.zip(BinaryFunction.MULTIPLY, gate, graph.zip(BinaryFunction.SUBTRACT, value, delay));
    return graph.zip(BinaryFunction.ADD, delay, change);
  }

  /** Final values, the last results and some others, each number with a weight of its own. */
  private Node loss() {
    List<Node> parts = new ArrayList<>(finals);
    parts.add(ops.summedProduct());
    for (int i = 0; i < 4; i++) parts.add(ops.recent());
    for (int i = 0; i < 3; i++) parts.add(ops.any());
    Node loss = graph.constant(0);
    for (Node part : parts) {
      Node term = random.nextInt(4) == 0 ? Problem.total(ops.tame(part)) : Problem.weighted(part);
      loss = graph.zip(BinaryFunction.ADD, loss, term);
    }
    return loss;
  }

  private Extent extent(List<Axis> from) {
    return Extent.of(from.stream().filter(_ -> random.nextBoolean()).toArray(Axis[]::new));
  }
}
