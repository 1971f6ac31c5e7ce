package dev.rnn.training.trainer;

import dev.rnn.api.error.RnnException;
import dev.rnn.api.tensor.Reduction;
import dev.rnn.engine.compile.Compiler;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import dev.rnn.engine.interpret.Interpreter;
import dev.rnn.engine.interpret.NumberKind;
import dev.rnn.engine.interpret.Run;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.layout.Rows;
import dev.rnn.engine.parameter.Parameters.Parameter;
import dev.rnn.engine.random.NoiseKey;
import dev.rnn.engine.schedule.Schedule;
import dev.rnn.training.model.TrainableModel;
import java.util.HashMap;
import java.util.Map;

/** Replays a bad step in {@code float}, op by op, and says where the first non-finite value arose. */
final class NonFinite {
  private NonFinite() {}

  /** What was found first. */
  private static final class Found extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Node node;
    private final int row;
    private final double value;

    Found(Node node, int row, double value) {
      super("found", null, false, false);
      this.node = node;
      this.row = row;
      this.value = value;
    }
  }

  /** The error that says at which step, op and line; {@code inputs} are those of the bad run. */
  static RnnException report(TrainableModel model, Batch batch, Map<String, float[]> inputs, NoiseKey noise,
      long update, int epoch) {
    RnnException.Builder error = RnnException.error("RNN-NON-FINITE", "training became non-finite at update " + update
        + " (epoch " + (epoch + 1) + "); nothing was updated with it.");
    Compiler.Prepared graph = model.trainingGraph();
    Schedule schedule = Schedule.of(graph.roots());
    Map<String, double[]> given = new HashMap<>();
    inputs.forEach((name, values) -> given.put(name, exactly(schedule, batch, name, values)));
    for (Parameter p : model.parameters().all()) given.put(p.path(), doubles(p.values(), p.values().length));
    try {
      Interpreter.run(schedule, batch, new Run(given, true, noise), NumberKind.FLOAT, NonFinite::check);
      error.detail("a replay in float, op by op, stayed finite:"
          + " it overflowed in the order of summation of the fast kernels");
    } catch (Found found) {
      describe(error, found, batch);
    }
    return error.fix("lower the rate, clip gradients (clip norm), or guard the op above"
            + " against large or zero operands.")
        .build();
  }

  private static void check(Node node, int begin, int end, double[] data) {
    if (node.op() instanceof Op.ReduceRows(Reduction r) && r == Reduction.MAX) return; // −∞ of nothing is right
    int size = node.size();
    for (int i = begin * size; i < end * size; i++) {
      if (!Double.isFinite(data[i])) throw new Found(node, i / size, data[i]);
    }
  }

  private static void describe(RnnException.Builder error, Found found, Batch batch) {
    Node node = found.node;
    Rows rows = batch.rows(node.extent());
    StringBuilder where = new StringBuilder();
    if (node.extent().perSequence()) where.append(", sequence ").append(rows.sequence(found.row));
    for (int i = 0; i < rows.axes().size(); i++) {
      where.append(", ").append(rows.axes().get(i)).append(" step ").append(rows.step(i, found.row));
    }
    error.detail("first non-finite value: " + found.value + " in " + name(node) + where);
    error.in(node.origin().toString());
    for (Node in : node.inputs()) error.detail("operand " + name(in));
  }

  private static String name(Node node) {
    String op = switch (node.op()) {
      case Op.Map(var f) -> f.name().toLowerCase(java.util.Locale.ROOT);
      case Op.Zip(var f) -> f.name().toLowerCase(java.util.Locale.ROOT);
      case Op.Contract _ -> "product";
      case Op other -> other.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    };
    return op + " " + node.shape() + (node.label().isEmpty() ? "" : " \"" + node.label() + "\"");
  }

  private static double[] exactly(Schedule schedule, Batch batch, String name, float[] values) {
    for (Node n : schedule.nodes()) {
      if (n.op() instanceof Op.Input(String own) && own.equals(name)) {
        return doubles(values, batch.rows(n.extent()).count() * n.size());
      }
    }
    return doubles(values, values.length);
  }

  private static double[] doubles(float[] values, int count) {
    double[] all = new double[count];
    for (int i = 0; i < count; i++) all[i] = values[i];
    return all;
  }
}
