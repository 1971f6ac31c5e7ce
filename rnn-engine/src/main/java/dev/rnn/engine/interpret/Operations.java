package dev.rnn.engine.interpret;

import dev.rnn.api.error.RnnException;
import dev.rnn.api.tensor.Reduction;
import dev.rnn.api.tensor.Scalars;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import dev.rnn.engine.graph.RowCall;
import dev.rnn.engine.graph.Shapes;
import dev.rnn.engine.interpret.Interpreter.Operand;
import dev.rnn.engine.interpret.Interpreter.Values;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.layout.Rows;
import dev.rnn.engine.random.CounterRandom;
import dev.rnn.engine.random.NoiseRows;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What each op means, over a range of rows. No op knows about lengths, masks or direction of time. */
final class Operations {
  private final Batch batch;
  private final Values values;
  private final Run run;
  private final NumberKind kind;

  /** The step at work: of a loop's axis, or everything. */
  record Window(@Nullable Axis axis, int t) {}

  Operations(Batch batch, Values values, Run run, NumberKind kind) {
    this.batch = batch;
    this.values = values;
    this.run = run;
    this.kind = kind;
  }

  void compute(Node n, int begin, int end, Window window) {
    double[] y = values.of(n);
    int size = n.size();
    switch (n.op()) {
      case Op.Input(String name) -> given(n, name, y);
      case Op.Parameter(String path, _) -> given(n, path, y);
      case Op.Constant(double value) -> Arrays.fill(y, kind.round(value));
      case Op.Training _ -> y[0] = run.training() ? 1 : 0;
      case Op.Noise(String name) -> {
        Rows rows = batch.rows(n.extent());
        for (int r = begin; r < end; r++) {
          long key = NoiseRows.key(run.noise(), name, n.extent(), rows, r);
          for (int i = 0; i < size; i++) y[r * size + i] = CounterRandom.uniform(key, i);
        }
      }
      case Op.Map(var function) -> {
        Operand x = operand(n, 0);
        for (int r = begin; r < end; r++) {
          for (int i = 0; i < size; i++) y[r * size + i] = kind.round(Scalars.apply(function, x.data()[x.at(r) + i]));
        }
      }
      case Op.Zip(var function) -> {
        Operand a = operand(n, 0);
        Operand b = operand(n, 1);
        for (int r = begin; r < end; r++) {
          for (int i = 0; i < size; i++) {
            y[r * size + i] = kind.round(Scalars.apply(function, a.data()[a.at(r) + i], b.data()[b.at(r) + i]));
          }
        }
      }
      case Op.Select _ -> {
        Operand condition = operand(n, 0);
        Operand a = operand(n, 1);
        Operand b = operand(n, 2);
        for (int r = begin; r < end; r++) {
          for (int i = 0; i < size; i++) {
            boolean first = condition.data()[condition.at(r) + i] != 0;
            y[r * size + i] = first ? a.data()[a.at(r) + i] : b.data()[b.at(r) + i];
          }
        }
      }
      case Op.Contract op -> contract(n, op, begin, end, window);
      case Op.Slice(int dim, int from) -> {
        Operand x = operand(n, 0);
        int inner = Shapes.inner(n.shape(), dim);
        int block = n.shape().dim(dim) * inner;
        int stride = n.in(0).shape().dim(dim) * inner;
        for (int r = begin; r < end; r++) {
          for (int i = 0; block > 0 && i < size / block; i++) {
            System.arraycopy(x.data(), x.at(r) + i * stride + from * inner, y, r * size + i * block, block);
          }
        }
      }
      case Op.Concat(int dim) -> concat(n, dim, begin, end);
      case Op.Fill _ -> {
        Operand x = operand(n, 0);
        for (int r = begin; r < end; r++) Arrays.fill(y, r * size, (r + 1) * size, x.data()[x.at(r)]);
      }
      case Op.ReduceElement(Reduction f) -> {
        Operand x = operand(n, 0);
        for (int r = begin; r < end; r++) {
          double sum = neutral(f);
          for (int i = 0; i < x.size(); i++) sum = reduce(f, sum, x.data()[x.at(r) + i]);
          y[r] = sum;
        }
      }
      case Op.Broadcast _, Op.StopGradient _ -> {
        Operand x = operand(n, 0);
        for (int r = begin; r < end; r++) System.arraycopy(x.data(), x.at(r), y, r * size, size);
      }
      case Op.ReduceRows(Reduction f) -> {
        Extent over = n.in(0).extent();
        double[] x = values.of(n.in(0));
        int[] to = batch.map(over, n.extent());
        Arrays.fill(y, begin * size, end * size, neutral(f));
        for (int r = first(over, window); r < past(over, window); r++) {
          for (int i = 0; i < size; i++) y[to[r] * size + i] = reduce(f, y[to[r] * size + i], x[r * size + i]);
        }
      }
      case Op.OneHot _ -> {
        Operand x = operand(n, 0);
        Arrays.fill(y, begin * size, end * size, 0);
        for (int r = begin; r < end; r++) {
          double index = x.data()[x.at(r)];
          if (index >= 0 && index < size) y[r * size + (int) index] = 1;
        }
      }
      case Op.ArgMax _ -> {
        Operand x = operand(n, 0);
        for (int r = begin; r < end; r++) {
          int best = 0;
          for (int i = 1; i < x.size(); i++) if (x.data()[x.at(r) + i] > x.data()[x.at(r) + best]) best = i;
          y[r] = best;
        }
      }
      case Op.Custom _, Op.CustomGradient _ -> custom(n, begin, end);
      case Op.Delay(var axis, var direction) -> {
        int[] previous = batch.previous(n.extent(), axis, direction);
        Operand initial = operand(n, 0);
        Operand value = operand(n, 1);
        for (int r = begin; r < end; r++) copy(previous[r], value, r, initial, y, r * size);
      }
      case Op.Final _ -> {
        Node delay = n.in(0);
        Op.Delay op = (Op.Delay) delay.op();
        int[] last = batch.last(delay.extent(), op.axis(), op.direction());
        Operand initial = values.operand(delay.in(0), n.extent());
        Operand value = values.operand(delay.in(1), delay.extent());
        for (int r = begin; r < end; r++) copy(last[r], value, r, initial, y, r * size);
      }
    }
  }

  private void contract(Node n, Op.Contract op, int begin, int end, Window window) {
    double[] y = values.of(n);
    int size = n.size();
    Operand a = values.operand(n.in(0), op.over());
    Operand b = values.operand(n.in(1), op.over());
    int[] to = batch.map(op.over(), n.extent());
    Product product = new Product(kind, op, n.in(0).shape(), n.in(1).shape(), n.shape());
    Arrays.fill(y, begin * size, end * size, 0);
    for (int r = first(op.over(), window); r < past(op.over(), window); r++) {
      product.add(a.data(), a.at(r), b.data(), b.at(r), y, to[r] * size);
    }
  }

  private void custom(Node n, int begin, int end) {
    double[] y = values.of(n);
    RowCall call = new RowCall(n);
    for (int r = begin; r < end; r++) {
      for (int i = 0; i < n.inputs().size(); i++) {
        Operand x = operand(n, i);
        System.arraycopy(x.data(), x.at(r), call.operand(i), 0, x.size());
      }
      int at = r * n.size();
      for (double[] part : call.run()) for (double value : part) y[at++] = kind.round(value);
    }
  }

  private void concat(Node n, int dim, int begin, int end) {
    double[] y = values.of(n);
    int size = n.size();
    int inner = Shapes.inner(n.shape(), dim);
    int stride = n.shape().dim(dim) * inner;
    int offset = 0;
    for (int p = 0; p < n.inputs().size(); p++) {
      Operand x = operand(n, p);
      int block = n.in(p).shape().dim(dim) * inner;
      for (int r = begin; r < end; r++) {
        for (int i = 0; i < size / stride; i++) {
          System.arraycopy(x.data(), x.at(r) + i * block, y, r * size + offset + i * stride, block);
        }
      }
      offset += block;
    }
  }

  private Operand operand(Node n, int i) {
    return values.operand(n.in(i), n.extent());
  }

  private void given(Node n, String name, double[] y) {
    double[] numbers = run.inputs().get(name);
    if (numbers == null || numbers.length != y.length) {
      throw RnnException.error("RNN-INPUT", "input \"" + name + "\" needs " + y.length + " numbers, "
              + (numbers == null ? "none were given." : numbers.length + " were given."))
          .detail("it has " + n.shape() + " for each of " + n.extent()).fix("give one element for each row.").build();
    }
    for (int i = 0; i < y.length; i++) y[i] = kind.round(numbers[i]);
  }

  /** The value at {@code row}, or the initial value at {@code initialRow} where there is no such row. */
  private static void copy(int row, Operand value, int initialRow, Operand initial, double[] y, int at) {
    if (row >= 0) System.arraycopy(value.data(), value.at(row), y, at, value.size());
    else System.arraycopy(initial.data(), initial.at(initialRow), y, at, value.size());
  }

  private int first(Extent over, Window window) {
    return window.axis() == null ? 0 : batch.rows(over).begin(window.axis(), window.t());
  }

  private int past(Extent over, Window window) {
    Rows rows = batch.rows(over);
    return window.axis() == null ? rows.count() : rows.begin(window.axis(), window.t() + 1);
  }

  private double reduce(Reduction f, double a, double b) {
    return f == Reduction.SUM ? kind.round(a + b) : Math.max(a, b);
  }

  private static double neutral(Reduction f) {
    return f == Reduction.SUM ? 0 : Double.NEGATIVE_INFINITY;
  }
}
