package dev.rnn.engine.compile;

import dev.rnn.api.error.RnnException;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Direction;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Graph;
import dev.rnn.engine.graph.Known;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import dev.rnn.engine.schedule.Order;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The same graph one step at a time: streaming and generation. What does not vary over the axis (an encoder, attention
 * keys, initial states) is computed once, when a session begins; what does is computed for each step, with state in and
 * out.
 *
 * @param axis the axis that is stepped along
 * @param begin computes memories and initial states
 * @param step computes one step; its rows are hypotheses
 * @param states the state's components
 * @param memories names of values that {@code begin} gives to {@code step}
 */
public record StepProgram(Axis axis, Program begin, Program step, List<State> states, List<String> memories) {
  /**
   * A component of the state.
   *
   * @param name of the input and the output of {@code step}, and of the output of {@code begin}
   * @param extent within a step
   * @param initialExtent of the initial value
   * @param size numbers of a row
   */
  public record State(String name, Extent extent, Extent initialExtent, int size) {}

  /**
   * Compiles a graph for stepping along an axis.
   *
   * @param outputs what each step gives; they vary over the axis
   * @throws RnnException if an output depends on later steps
   */
  public static StepProgram compile(Graph graph, Axis axis, Map<String, Node> outputs) {
    Compiler.Prepared prepared = Compiler.prepare(graph, outputs, Mode.EVALUATE, null, List.of());
    return new Split(axis).split(prepared);
  }

  private static final class Split {
    private final Axis axis;
    private final Map<String, Node> initial = new LinkedHashMap<>();
    private final Map<String, Node> memories = new LinkedHashMap<>();
    private final List<State> states = new ArrayList<>();
    private final Map<Node, String> stateName = new LinkedHashMap<>();

    Split(Axis axis) {
      this.axis = axis;
    }

    StepProgram split(Compiler.Prepared prepared) {
      Graph target = new Graph(prepared.graph());
      Map<Node, Node> made = new LinkedHashMap<>();
      List<Node> order = Order.withinStep(prepared.outputs().values());
      for (Node n : order) if (carries(n)) name(n);
      for (Node n : order) if (n.extent().has(axis)) made.put(n, made(target, n, made));
      Map<String, Node> stepOutputs = new LinkedHashMap<>();
      prepared.outputs().forEach((name, node) -> stepOutputs.put(name, entering(target, node, made)));
      stateName.forEach((delay, name) -> stepOutputs.put(name, target.broadcast(
          entering(target, delay.in(1), made), delay.extent())));
      Program step = Compiler.lower(new Compiler.Prepared(target, stepOutputs, Map.of()));
      Map<String, Node> beginOutputs = new LinkedHashMap<>(initial);
      beginOutputs.putAll(memories);
      Program begin = beginOutputs.isEmpty() ? empty(prepared.graph())
          : Compiler.lower(new Compiler.Prepared(prepared.graph(), beginOutputs, Map.of()));
      return new StepProgram(axis, begin, step, List.copyOf(states), List.copyOf(memories.keySet()));
    }

    private boolean carries(Node n) {
      return n.op() instanceof Op.Delay(var along, _) && along.equals(axis);
    }

    private void name(Node delay) {
      Op.Delay op = (Op.Delay) delay.op();
      if (op.direction() == Direction.REVERSE) throw notCausal(delay, "it runs from the last step to the first");
      String name = "state " + states.size() + " " + delay.label();
      stateName.put(delay, name);
      initial.put(name, delay.in(0));
      states.add(new State(name, delay.extent(), delay.in(0).extent(), delay.size()));
    }

    /** A node that varies over the axis, in the graph of one step. */
    private Node made(Graph target, Node n, Map<Node, Node> made) {
      String state = stateName.get(n);
      if (state != null) return target.input(state, n.shape(), n.extent());
      List<Node> inputs = new ArrayList<>();
      for (Node in : n.inputs()) inputs.add(entering(target, in, made));
      if (n.op() instanceof Op.Delay(var along, var direction)) {
        return target.delay(along, direction, inputs.get(0), n.extent()).connect(inputs.get(1));
      }
      return Rewriter.copyOf(target, n, inputs);
    }

    /** An operand of a step: of the step itself, a parameter, or a value computed at the beginning. */
    private Node entering(Graph target, Node n, Map<Node, Node> made) {
      if (n.extent().has(axis)) return Known.in(made, n);
      if (isFixed(n)) return copy(target, n);
      if (dependsOnSteps(n)) throw notCausal(n, "it needs all steps");
      String name = "memory " + n.id() + " " + n.label();
      memories.put(name, n);
      return target.input(name, n.shape(), n.extent());
    }

    /**
     * Whether it depends on parameters alone: then each step program prepares it once for as long as they stay the
     * same.
     */
    private static boolean isFixed(Node n) {
      return switch (n.op()) {
        case Op.Parameter _, Op.Constant _ -> true;
        case Op.Input _, Op.Noise _, Op.Delay _, Op.Final _ -> false;
        default -> n.extent().equals(Extent.CONSTANT) && n.inputs().stream().allMatch(Split::isFixed);
      };
    }

    private static Node copy(Graph target, Node n) {
      return Rewriter.copyOf(target, n, n.inputs().stream().map(in -> copy(target, in)).toList());
    }

    private boolean dependsOnSteps(Node n) {
      return Order.withinStep(List.of(n)).stream().anyMatch(m -> m.extent().has(axis));
    }

    private RnnException notCausal(Node n, String why) {
      return RnnException.error("RNN-NOT-CAUSAL", "the model cannot step along " + axis + ": " + n.describe()
              + " depends on later steps, " + why + ".")
          .in(n.origin().toString()).fix("step only models that look back: no reverse direction, no pooling.").build();
    }

    private static Program empty(Graph graph) {
      return new Program(List.of(), List.of(), List.of(), List.of(), Map.of(), graph.axes());
    }
  }

  /** A state's component by name. */
  public Optional<State> state(String name) {
    return states.stream().filter(s -> s.name().equals(name)).findFirst();
  }
}
