package dev.rnn.cells;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.record.States;
import dev.rnn.api.tensor.Reduction;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.engine.autodiff.Gradients;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Direction;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.interpret.Interpreter;
import dev.rnn.engine.interpret.NumberKind;
import dev.rnn.engine.interpret.Run;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.schedule.Schedule;
import dev.rnn.engine.trace.ParameterDeclaration;
import dev.rnn.engine.trace.Recurrence;
import dev.rnn.engine.trace.Trace;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A cell over a ragged batch in the double interpreter, with random inputs, initial states and parameters. The loss is
 * a random linear function of all outputs and final states.
 */
final class CellRun {
  /** One sequence is empty. */
  static final int[] LENGTHS = {3, 0, 5, 1};

  private final Trace trace = new Trace();
  private final Axis time = trace.axis("time");
  private final Random random = new Random(7);
  private final Map<String, double[]> values = new LinkedHashMap<>();
  private final Map<String, Node> free = new LinkedHashMap<>();
  private final Node output;
  private final List<Node> finals;
  private final Node loss;
  private final Batch batch;
  private final boolean training;

  private <S> CellRun(Cell<S> cell, int inputSize, boolean training) {
    this.training = training;
    Tensor x = trace.input("x", Shape.of(inputSize), Extent.of(time));
    Recurrence<S> run = Recurrence.of(cell, "cell", trace.scope(time), x, time, Direction.FORWARD,
        Recurrence.carried(trace, "state"));
    output = trace.node(run.output());
    finals = nodes(run.finalState());
    Tensor sum = weighted("weight of output", output);
    for (int i = 0; i < finals.size(); i++) sum = sum.plus(weighted("weight of final " + i, finals.get(i)));
    loss = trace.node(sum);
    batch = Batch.of(LENGTHS.length, Map.of(time, LENGTHS), Schedule.of(List.of(loss)).axes());

    free.put("x", trace.node(x));
    nodes(run.initialState()).forEach(initial -> free.put(initial.label(), initial));
    for (ParameterDeclaration p : trace.parameters()) free.put(p.path(), p.node());
    free.forEach(this::randomise);
  }

  static CellRun of(Cell<?> cell, int inputSize) {
    return new CellRun(cell, inputSize, false);
  }

  /** A run while training, with the same noise each time. */
  static CellRun training(Cell<?> cell, int inputSize) {
    return new CellRun(cell, inputSize, true);
  }

  /** All that the loss depends on, by name: x, state/…, parameters by path. */
  Map<String, double[]> values() {
    return values;
  }

  /** Names and shapes of the parameters, in the order of declaration. */
  Map<String, Shape> parameters() {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    trace.parameters().forEach(p -> shapes.put(p.path(), p.shape()));
    return shapes;
  }

  /** The first values of a parameter. */
  double[] initial(String path) {
    ParameterDeclaration p = trace.parameters().stream().filter(q -> q.path().equals(path)).findFirst().orElseThrow();
    return p.initializer().values(p.shape(), new Random(1));
  }

  double loss() {
    return run(List.of(loss)).get(loss)[0];
  }

  /** The gradients of the loss, by the names of {@link #values}. */
  Map<String, double[]> gradients() {
    Map<Node, Node> gradients = Gradients.of(loss, free.values());
    Map<Node, double[]> numbers = run(Gradients.withLoss(loss, gradients));
    Map<String, double[]> named = new LinkedHashMap<>();
    free.forEach((name, node) -> named.put(name, numbers.get(gradients.get(node))));
    return named;
  }

  /** The output of a sequence at each of its steps. */
  double[][] outputs(int sequence) {
    return rows(run(List.of(output)).get(output), output.size(), sequence);
  }

  /** The input of a sequence at each of its steps. */
  double[][] inputs(int sequence) {
    return rows(values.get("x"), free.get("x").size(), sequence);
  }

  /** The state of a sequence after its last step, component by component. */
  double[][] finalState(int sequence) {
    Map<Node, double[]> numbers = run(finals);
    return finals.stream().map(node -> row(numbers.get(node), node.size(), sequence)).toArray(double[][]::new);
  }

  /** The state of a sequence before its first step, component by component. */
  double[][] initialState(int sequence) {
    return free.entrySet().stream().filter(e -> e.getKey().startsWith("state/"))
        .map(e -> row(values.get(e.getKey()), e.getValue().size(), sequence)).toArray(double[][]::new);
  }

  private Tensor weighted(String name, Node node) {
    randomise(name, node);
    Tensor products = trace.wrap(node).times(trace.input(name, node.shape(), node.extent())).sum();
    return trace.wrap(trace.graph().reduceRows(Reduction.SUM, trace.node(products), Extent.CONSTANT));
  }

  private void randomise(String name, Node node) {
    int rows = node.extent().has(time) ? Arrays.stream(LENGTHS).sum()
        : node.extent().perSequence() ? LENGTHS.length : 1;
    values.put(name, random.doubles((long) rows * node.size(), -1, 1).toArray());
  }

  private List<Node> nodes(Object state) {
    return States.leaves(state).stream().map(leaf -> trace.node(leaf.tensor())).toList();
  }

  private Map<Node, double[]> run(List<Node> outputs) {
    return Interpreter.run(Schedule.of(outputs), batch, training
        ? Run.training(new HashMap<>(values), 3, 1) : Run.evaluation(new HashMap<>(values)), NumberKind.DOUBLE);
  }

  private double[][] rows(double[] packed, int size, int sequence) {
    double[][] steps = new double[LENGTHS[sequence]][];
    Arrays.setAll(steps, t -> row(packed, size, batch.rows(Extent.of(time)).find(sequence, t)));
    return steps;
  }

  private static double[] row(double[] all, int size, int row) {
    return Arrays.copyOfRange(all, row * size, (row + 1) * size);
  }
}
