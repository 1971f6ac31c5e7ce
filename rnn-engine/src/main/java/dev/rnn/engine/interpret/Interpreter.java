package dev.rnn.engine.interpret;

import dev.rnn.engine.graph.Direction;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.layout.Rows;
import dev.rnn.engine.schedule.Schedule;
import dev.rnn.engine.schedule.Stage;
import java.util.HashMap;
import java.util.Map;

/**
 * Runs a schedule op by op over packed rows: slow, obvious, and right. In {@code double} it is the oracle of every
 * compiled program and the engine of gradient checks; in {@code float} it replays a bad step and finds the first
 * non-finite value.
 */
public final class Interpreter {
  private final Batch batch;
  private final Values values;
  private final Operations operations;
  private final Observer observer;

  /** Sees every value as it arises. */
  @FunctionalInterface
  public interface Observer {
    /** Called after rows {@code begin} to {@code end} of a node are computed. */
    void computed(Node node, int begin, int end, double[] data);

    /** Does nothing. */
    Observer NONE = (_, _, _, _) -> { };
  }

  private Interpreter(Batch batch, Values values, Operations operations, Observer observer) {
    this.batch = batch;
    this.values = values;
    this.operations = operations;
    this.observer = observer;
  }

  /**
   * Runs everything in the schedule.
   *
   * @param run names of inputs and parameters to numbers, rows in the order of {@link Rows}; seed, step and mode
   * @return every node's numbers
   */
  public static Map<Node, double[]> run(Schedule schedule, Batch batch, Run run, NumberKind kind) {
    return run(schedule, batch, run, kind, Observer.NONE);
  }

  /** Runs everything in the schedule under the eyes of an observer. */
  public static Map<Node, double[]> run(Schedule schedule, Batch batch, Run run, NumberKind kind, Observer observer) {
    Values values = new Values(batch);
    Interpreter interpreter = new Interpreter(batch, values, new Operations(batch, values, run, kind), observer);
    for (Stage stage : schedule.stages()) interpreter.stage(stage);
    return values.all();
  }

  private void stage(Stage stage) {
    for (Node n : stage.body()) values.allocate(n);
    if (stage.axis() == null) {
      for (Node n : stage.body()) compute(n, 0, batch.rows(n.extent()).count(), stage, 0);
      return;
    }
    int steps = batch.longest(stage.axis());
    for (int i = 0; i < steps; i++) {
      int t = stage.direction() == Direction.FORWARD ? i : steps - 1 - i;
      for (Node n : stage.body()) {
        Rows rows = batch.rows(n.extent());
        compute(n, rows.begin(stage.axis(), t), rows.begin(stage.axis(), t + 1), stage, t);
      }
    }
  }

  private void compute(Node n, int begin, int end, Stage stage, int t) {
    operations.compute(n, begin, end, new Operations.Window(stage.axis(), t));
    observer.computed(n, begin, end, values.of(n));
  }

  /** The numbers of every node of a run. */
  static final class Values {
    private final Batch batch;
    private final Map<Node, double[]> data = new HashMap<>();

    Values(Batch batch) {
      this.batch = batch;
    }

    void allocate(Node n) {
      data.put(n, new double[Math.multiplyExact(batch.rows(n.extent()).count(), n.size())]);
    }

    double[] of(Node n) {
      double[] known = data.get(n);
      if (known == null) throw new IllegalStateException("not computed yet: " + n);
      return known;
    }

    Map<Node, double[]> all() {
      return data;
    }

    Operand operand(Node node, Extent seenFrom) {
      int[] map = node.extent().equals(seenFrom) ? null : batch.map(seenFrom, node.extent());
      return new Operand(of(node), node.size(), map);
    }
  }

  /** Where an operand's element for a row of some extent lies; no map: at the same row. */
  record Operand(double[] data, int size, int @org.jspecify.annotations.Nullable [] map) {
    int at(int row) {
      return (map == null ? row : map[row]) * size;
    }
  }
}
