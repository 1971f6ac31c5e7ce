package dev.rnn.engine.support;

import dev.rnn.api.tensor.Reduction;
import dev.rnn.api.tensor.Shape;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Graph;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import dev.rnn.engine.interpret.Run;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.random.NoiseKey;
import dev.rnn.engine.schedule.Order;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A scalar to differentiate, and what a run of it needs.
 *
 * @param loss a scalar over no axis
 * @param lengths of each sequence on each axis
 * @param classes inputs that are class indices, with the number of classes
 * @param seed of all values and noise
 */
public record Problem(Node loss, Map<Axis, int[]> lengths, Map<String, Integer> classes, long seed) {
  /** A problem without class indices. */
  public static Problem of(Node loss, Map<Axis, int[]> lengths) {
    return new Problem(loss, lengths, Map.of(), 1);
  }

  /** A scalar in which every number of a node has a weight of its own, so that no two gradients look alike. */
  public static Node weighted(Node x) {
    Graph graph = x.graph();
    Node weights = graph.input("weights of %" + x.id(), x.shape(), x.extent());
    return total(graph.zip(dev.rnn.api.tensor.BinaryFunction.MULTIPLY, x, weights));
  }

  /** The sum of all numbers of all rows. */
  public static Node total(Node x) {
    Graph graph = x.graph();
    return graph.reduceRows(Reduction.SUM, graph.reduceElement(Reduction.SUM, x), Extent.CONSTANT);
  }

  /** The mean over all rows of a scalar; 0 when there are no rows. */
  public static Node mean(Node losses) {
    Graph graph = losses.graph();
    if (!losses.shape().equals(Shape.SCALAR)) throw new IllegalArgumentException("not a scalar: " + losses);
    Node count = total(graph.broadcast(graph.constant(1), losses.extent()));
    Node atLeastOne = graph.zip(dev.rnn.api.tensor.BinaryFunction.MAXIMUM, count, graph.constant(1));
    return graph.zip(dev.rnn.api.tensor.BinaryFunction.DIVIDE, total(losses), atLeastOne);
  }

  /** The path of a parameter, or the name of an input. */
  public static String name(Node n) {
    return n.op() instanceof Op.Parameter(String path, _) ? path : ((Op.Input) n.op()).name();
  }

  /** All inputs of numbers and all parameters that the loss needs. */
  public List<Node> variables() {
    return Order.withinStep(List.of(loss)).stream().filter(this::isVariable).toList();
  }

  private boolean isVariable(Node n) {
    return n.op() instanceof Op.Parameter || n.op() instanceof Op.Input(String name) && !classes.containsKey(name);
  }

  /** A batch for the outputs. */
  public Batch batch(Collection<Node> outputs) {
    return Batches.of(outputs, lengths);
  }

  /** A training run with random values for all that the outputs need. */
  public Run run(Collection<Node> outputs, Batch batch) {
    NoiseKey key = NoiseKey.of(seed, 0);
    return new Run(new HashMap<>(RandomValues.of(outputs, batch, classes, key)), true, key);
  }
}
