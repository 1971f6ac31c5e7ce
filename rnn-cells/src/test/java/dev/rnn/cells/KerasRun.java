package dev.rnn.cells;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.record.States;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * A cell whose parameters are all constant, over given sequences, in double.
 *
 * @param outputs by sequence, step and number
 * @param states the last ones, by part, sequence and number
 */
record KerasRun(double[][][] outputs, double[][][] states) {
  /**
   * Runs a cell.
   *
   * @param parameters the one number of each parameter, by its path
   * @param initial the first state by part, sequence and number; none: the cell's own
   */
  static <S> KerasRun of(Cell<S> cell, ToDoubleFunction<String> parameters, Direction direction, double[][][] sequences,
      double[][]... initial) {
    Trace trace = new Trace();
    Axis time = trace.axis("time");
    int inputSize = sequences[0][0].length;
    Tensor x = trace.input("x", Shape.of(inputSize), Extent.of(time));
    Recurrence<S> run = Recurrence.of(cell, "cell", trace.scope(time), x, time, direction,
        initial.length == 0 ? UnaryOperator.identity() : Recurrence.carried(trace, "state"));
    List<Node> wanted = new ArrayList<>(List.of(trace.node(run.output())));
    States.leaves(run.finalState()).forEach(leaf -> wanted.add(trace.node(leaf.tensor())));

    int[] lengths = Arrays.stream(sequences).mapToInt(sequence -> sequence.length).toArray();
    Batch batch = Batch.of(lengths.length, Map.of(time, lengths), Schedule.of(wanted).axes());
    Map<String, double[]> values = new HashMap<>();
    for (ParameterDeclaration p : trace.parameters()) {
      double[] filled = new double[p.shape().size()];
      Arrays.fill(filled, parameters.applyAsDouble(p.path()));
      values.put(p.path(), filled);
    }
    double[] packed = new double[Arrays.stream(lengths).sum() * inputSize];
    for (int s = 0; s < lengths.length; s++) {
      for (int t = 0; t < lengths[s]; t++) {
        System.arraycopy(sequences[s][t], 0, packed, batch.rows(Extent.of(time)).find(s, t) * inputSize, inputSize);
      }
    }
    values.put("x", packed);
    List<String> names = Recurrence.names("state", run.initialState());
    for (int part = 0; part < initial.length; part++) {
      values.put(names.get(part), Arrays.stream(initial[part]).flatMapToDouble(Arrays::stream).toArray());
    }

    Map<Node, double[]> numbers =
        Interpreter.run(Schedule.of(wanted), batch, Run.evaluation(values), NumberKind.DOUBLE);
    double[][][] outputs = new double[lengths.length][][];
    for (int s = 0; s < lengths.length; s++) {
      outputs[s] = new double[lengths[s]][];
      for (int t = 0; t < lengths[s]; t++) {
        outputs[s][t] = row(wanted.getFirst(), numbers, batch.rows(Extent.of(time)).find(s, t));
      }
    }
    double[][][] states = new double[wanted.size() - 1][lengths.length][];
    for (int part = 0; part < states.length; part++) {
      for (int s = 0; s < lengths.length; s++) states[part][s] = row(wanted.get(part + 1), numbers, s);
    }
    return new KerasRun(outputs, states);
  }

  private static double[] row(Node node, Map<Node, double[]> numbers, int row) {
    return Arrays.copyOfRange(numbers.get(node), row * node.size(), (row + 1) * node.size());
  }
}
