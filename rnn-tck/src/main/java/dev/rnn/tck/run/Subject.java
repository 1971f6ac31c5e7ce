package dev.rnn.tck.run;

import dev.rnn.api.tensor.BinaryFunction;
import dev.rnn.api.tensor.Reduction;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Graph;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import dev.rnn.engine.parameter.Parameters;
import dev.rnn.engine.schedule.Order;
import dev.rnn.engine.trace.Trace;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A traced plug-in with all that rules look at. Examples are numbered: an example has the same numbers and lengths in
 * every batch.
 *
 * @param outputs what is compared, by name
 * @param loss a scalar in which every number of every output has a weight of its own
 * @param lengths on each axis; example e has the length at e modulo their number
 * @param classes inputs that are indices, with the number of classes
 * @param range inputs of numbers are in [−range, range)
 */
public record Subject(Trace trace, Map<String, Node> outputs, Node loss, Map<Axis, int[]> lengths,
    Map<String, Integer> classes, double range) {
  private static final String WEIGHT = "weight of ";

  /** Makes a subject of a finished recording. */
  public static Subject of(Trace trace, Map<String, Tensor> outputs, Map<Axis, int[]> lengths,
      Map<String, Integer> classes, double range) {
    Graph graph = trace.graph();
    Map<String, Node> nodes = new LinkedHashMap<>();
    Node loss = graph.constant(0);
    for (Map.Entry<String, Tensor> output : outputs.entrySet()) {
      Node node = trace.node(output.getValue());
      nodes.put(output.getKey(), node);
      Node weight = graph.input(WEIGHT + output.getKey(), node.shape(), node.extent());
      Node sum = graph.reduceElement(Reduction.SUM, graph.zip(BinaryFunction.MULTIPLY, node, weight));
      loss = graph.zip(BinaryFunction.ADD, loss, graph.reduceRows(Reduction.SUM, sum, Extent.CONSTANT));
    }
    return new Subject(trace, nodes, loss, lengths, classes, range);
  }

  /** The same with other numbers. */
  public Subject within(double otherRange) {
    return new Subject(trace, outputs, loss, lengths, classes, otherRange);
  }

  /** Parameters and inputs of numbers: what there are gradients for. */
  public List<Node> variables() {
    return Order.withinStep(List.of(loss)).stream().filter(this::isVariable).toList();
  }

  private boolean isVariable(Node n) {
    return switch (n.op()) {
      case Op.Parameter _ -> true;
      case Op.Input(String name) -> !name.startsWith(WEIGHT) && !classes.containsKey(name);
      default -> false;
    };
  }

  /** Whether training draws random numbers. */
  public boolean hasNoise() {
    return Order.withinStep(outputs.values()).stream().anyMatch(n -> n.op() instanceof Op.Noise);
  }

  /** New values of the parameters. */
  public Parameters parameters(long seed) {
    return Parameters.initial(trace.parameters(), seed, null);
  }

  /** One of the axes. */
  public Axis axis(String name) {
    return lengths.keySet().stream().filter(axis -> axis.name().equals(name)).findFirst().orElseThrow();
  }

  /** Some of the examples as a batch. */
  public Sample sample(int... examples) {
    Map<Axis, int[]> chosen = new LinkedHashMap<>();
    lengths.forEach((axis, all) -> chosen.put(axis, Arrays.stream(examples).map(e -> all[e % all.length]).toArray()));
    return new Sample(Arrays.stream(examples).asLongStream().toArray(), chosen, 0);
  }

  /** One example of every combination of lengths, and one more. */
  public Sample all() {
    int count = lengths.values().stream().mapToInt(l -> l.length).max().orElse(0) + 1;
    return sample(IntStream.range(0, count).toArray());
  }

  /** The name of an input or the path of a parameter. */
  public static String name(Node variable) {
    return switch (variable.op()) {
      case Op.Input(String name) -> name;
      case Op.Parameter(String path, _) -> path;
      default -> throw new IllegalArgumentException("neither input nor parameter: " + variable);
    };
  }
}
