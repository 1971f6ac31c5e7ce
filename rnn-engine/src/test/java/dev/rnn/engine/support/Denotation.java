package dev.rnn.engine.support;

import dev.rnn.api.tensor.Reduction;
import dev.rnn.api.tensor.Scalars;
import dev.rnn.api.tensor.Shape;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Direction;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import dev.rnn.engine.graph.RowCall;
import dev.rnn.engine.interpret.Run;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.layout.Rows;
import dev.rnn.engine.random.CounterRandom;
import dev.rnn.engine.random.NoiseRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a graph means, place by place and by definition: a value at (sequence, steps) from the values it depends on.
 * There are no schedules, no loops over rows and no maps between layouts here; only inputs and results are looked up in
 * rows.
 */
public final class Denotation {
  private record Place(Node node, int sequence, Map<Axis, Integer> steps) {}

  private final Batch batch;
  private final Run run;
  private final Map<Place, double[]> known = new HashMap<>();

  private Denotation(Batch batch, Run run) {
    this.batch = batch;
    this.run = run;
  }

  /** The outputs' numbers in the batch's layout. */
  public static final Engine ENGINE = (outputs, batch, run) -> {
    Denotation meaning = new Denotation(batch, run);
    Map<Node, double[]> values = new HashMap<>();
    for (Node output : outputs) values.put(output, meaning.all(output));
    return values;
  };

  private double[] all(Node node) {
    Rows rows = batch.rows(node.extent());
    double[] numbers = new double[rows.count() * node.size()];
    for (int r = 0; r < rows.count(); r++) {
      Map<Axis, Integer> steps = new HashMap<>();
      for (int i = 0; i < rows.axes().size(); i++) steps.put(rows.axes().get(i), rows.step(i, r));
      System.arraycopy(at(node, rows.sequence(r), steps), 0, numbers, r * node.size(), node.size());
    }
    return numbers;
  }

  /** The value that someone at the given place sees: steps on axes that the node does not vary over do not matter. */
  private double[] at(Node node, int sequence, Map<Axis, Integer> steps) {
    Map<Axis, Integer> own = new HashMap<>();
    for (Axis axis : node.extent().axes()) own.put(axis, Objects.requireNonNull(steps.get(axis)));
    Place place = new Place(node, node.extent().perSequence() ? sequence : 0, own);
    double[] value = known.get(place);
    if (value == null) {
      value = compute(node, sequence, own);
      known.put(place, value);
    }
    return value;
  }

  private double[] compute(Node n, int sequence, Map<Axis, Integer> steps) {
    double[] y = new double[n.size()];
    List<double[]> in = new ArrayList<>();
    if (isLocal(n.op())) for (Node input : n.inputs()) in.add(at(input, sequence, steps));
    switch (n.op()) {
      case Op.Input(String name) -> given(name, n, sequence, steps, y);
      case Op.Parameter(String path, _) -> given(path, n, sequence, steps, y);
      case Op.Constant(double value) -> Arrays.fill(y, value);
      case Op.Training _ -> y[0] = run.training() ? 1 : 0;
      case Op.Noise(String name) -> {
        Rows rows = batch.rows(n.extent());
        long key = NoiseRows.key(run.noise(), name, n.extent(), rows, row(rows, sequence, steps));
        Arrays.setAll(y, i -> CounterRandom.uniform(key, i));
      }
      case Op.Map(var f) -> Arrays.setAll(y, i -> Scalars.apply(f, in.get(0)[i]));
      case Op.Zip(var f) -> Arrays.setAll(y, i -> Scalars.apply(f, in.get(0)[i], in.get(1)[i]));
      case Op.Select _ -> Arrays.setAll(y, i -> in.get(0)[i] != 0 ? in.get(1)[i] : in.get(2)[i]);
      case Op.Contract op -> places(op.over(), n.extent(), sequence, steps, (s, t) -> product(op, n, s, t, y));
      case Op.Slice(int dim, int from) -> Arrays.setAll(y, i -> {
        int[] index = index(n.shape(), i);
        index[dim] += from;
        return in.get(0)[offset(n.in(0).shape(), index)];
      });
      case Op.Concat(int dim) -> Arrays.setAll(y, i -> {
        int[] index = index(n.shape(), i);
        int part = 0;
        for (; index[dim] >= n.in(part).shape().dim(dim); part++) index[dim] -= n.in(part).shape().dim(dim);
        return in.get(part)[offset(n.in(part).shape(), index)];
      });
      case Op.Fill _ -> Arrays.fill(y, in.get(0)[0]);
      case Op.ReduceElement(Reduction f) -> {
        y[0] = f == Reduction.SUM ? 0 : Double.NEGATIVE_INFINITY;
        for (double x : in.get(0)) y[0] = f == Reduction.SUM ? y[0] + x : Math.max(y[0], x);
      }
      case Op.Broadcast _, Op.StopGradient _ -> System.arraycopy(in.get(0), 0, y, 0, y.length);
      case Op.ReduceRows(Reduction f) -> {
        Arrays.fill(y, f == Reduction.SUM ? 0 : Double.NEGATIVE_INFINITY);
        places(n.in(0).extent(), n.extent(), sequence, steps, (s, t) -> {
          double[] x = at(n.in(0), s, t);
          Arrays.setAll(y, i -> f == Reduction.SUM ? y[i] + x[i] : Math.max(y[i], x[i]));
        });
      }
      case Op.OneHot _ -> Arrays.setAll(y, i -> in.get(0)[0] == i ? 1 : 0);
      case Op.ArgMax _ -> {
        double[] x = in.get(0);
        for (int i = 1; i < x.length; i++) if (x[i] > x[(int) y[0]]) y[0] = i;
      }
      case Op.Custom _, Op.CustomGradient _ -> {
        RowCall call = new RowCall(n);
        for (int i = 0; i < in.size(); i++) System.arraycopy(in.get(i), 0, call.operand(i), 0, in.get(i).length);
        int next = 0;
        for (double[] part : call.run()) for (double x : part) y[next++] = x;
      }
      case Op.Delay(Axis axis, Direction direction) -> {
        int before = steps.get(axis) + (direction == Direction.FORWARD ? -1 : 1);
        return before < 0 || before >= batch.length(axis, sequence) ? at(n.in(0), sequence, steps)
            : at(n.in(1), sequence, with(steps, axis, before));
      }
      case Op.Final _ -> {
        Op.Delay delay = (Op.Delay) n.in(0).op();
        int length = batch.length(delay.axis(), sequence);
        int end = delay.direction() == Direction.FORWARD ? length - 1 : 0;
        return length == 0 ? at(n.in(0).in(0), sequence, steps)
            : at(n.in(0).in(1), sequence, with(steps, delay.axis(), end));
      }
    }
    return y;
  }

  /** Whether a value depends on its operands at its own place only. */
  private static boolean isLocal(Op op) {
    return !(op instanceof Op.Contract || op instanceof Op.ReduceRows || op instanceof Op.Delay
        || op instanceof Op.Final);
  }

  private void product(Op.Contract op, Node n, int sequence, Map<Axis, Integer> steps, double[] y) {
    double[] a = at(n.in(0), sequence, steps);
    double[] b = at(n.in(1), sequence, steps);
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) {
        int[] letters = new int['z' + 1];
        Arrays.fill(letters, -1);
        boolean meet = note(letters, op.left(), index(n.in(0).shape(), i))
            && note(letters, op.right(), index(n.in(1).shape(), j));
        if (meet) y[offset(n.shape(), op.result().chars().map(c -> letters[c]).toArray())] += a[i] * b[j];
      }
    }
  }

  private static boolean note(int[] letters, String names, int[] index) {
    for (int i = 0; i < index.length; i++) {
      char c = names.charAt(i);
      if (letters[c] >= 0 && letters[c] != index[i]) return false;
      letters[c] = index[i];
    }
    return true;
  }

  @FunctionalInterface
  private interface Visitor {
    void visit(int sequence, Map<Axis, Integer> steps);
  }

  /** All places of an extent that are seen at one place of a smaller extent. */
  private void places(Extent over, Extent to, int sequence, Map<Axis, Integer> steps, Visitor visitor) {
    List<Axis> free = over.axes().stream().filter(a -> !to.has(a)).toList();
    boolean all = over.perSequence() && !to.perSequence();
    for (int s = all ? 0 : sequence; s < (all ? batch.size() : sequence + 1); s++) walk(free, 0, s, steps, visitor);
  }

  private void walk(List<Axis> free, int i, int sequence, Map<Axis, Integer> steps, Visitor visitor) {
    if (i == free.size()) {
      visitor.visit(sequence, steps);
      return;
    }
    Axis axis = free.get(i);
    for (int t = 0; t < batch.length(axis, sequence); t++) walk(free, i + 1, sequence, with(steps, axis, t), visitor);
  }

  private void given(String name, Node n, int sequence, Map<Axis, Integer> steps, double[] y) {
    Rows rows = batch.rows(n.extent());
    double[] numbers = Objects.requireNonNull(run.inputs().get(name), name);
    System.arraycopy(numbers, row(rows, sequence, steps) * y.length, y, 0, y.length);
  }

  private static int row(Rows rows, int sequence, Map<Axis, Integer> steps) {
    int[] at = rows.axes().stream().mapToInt(axis -> Objects.requireNonNull(steps.get(axis))).toArray();
    return rows.find(sequence, at);
  }

  private static Map<Axis, Integer> with(Map<Axis, Integer> steps, Axis axis, int t) {
    Map<Axis, Integer> changed = new HashMap<>(steps);
    changed.put(axis, t);
    return changed;
  }

  private static int[] index(Shape shape, int place) {
    int[] index = new int[shape.rank()];
    for (int d = shape.rank() - 1; d >= 0; d--) {
      index[d] = place % shape.dim(d);
      place /= shape.dim(d);
    }
    return index;
  }

  private static int offset(Shape shape, int[] index) {
    int place = 0;
    for (int d = 0; d < index.length; d++) place = place * shape.dim(d) + index[d];
    return place;
  }
}
