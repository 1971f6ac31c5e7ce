package dev.rnn.engine.support;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Recurrent networks as loops over arrays, sequence by sequence and step by step, straight from the equations of
 * PyTorch's documentation. Nothing is shared with the engine.
 */
final class PlainLoops {
  private final GoldenFile file;
  private final Map<String, Dual[]> given = new HashMap<>();
  private final Dual[][] finals; // [layer and direction · sequences + sequence], h and then c
  private final Dual[] output;

  /**
   * Runs a network.
   *
   * @param variable whose number at {@code place} the derivatives are for; empty: for nothing
   */
  PlainLoops(GoldenFile file, String variable, int place) {
    this.file = file;
    file.parameters().forEach((name, numbers) -> give(name, numbers, variable, place));
    file.tensors().forEach((name, numbers) -> give(name, numbers, variable, place));
    finals = new Dual[file.layers() * file.directions() * file.sequences()][];
    output = new Dual[file.steps() * file.sequences() * file.directions() * file.hidden()];
    Arrays.fill(output, Dual.ZERO);
    for (int b = 0; b < file.sequences(); b++) sequence(b);
  }

  double[] output() {
    return values(output);
  }

  /** The final states, h or c, as [layer and direction, sequence, hidden]. */
  double[] finals(int state) {
    return Arrays.stream(finals).flatMap(all -> Arrays.stream(part(all, state))).mapToDouble(Dual::value).toArray();
  }

  /** Σ output · weights + Σ final states · weights. */
  Dual loss() {
    Dual loss = sumOfProducts(output, tensor("loss_weight_output"));
    for (int s = 0; s < file.stateNames().size(); s++) {
      int state = s;
      Dual[] all = Arrays.stream(finals).flatMap(both -> Arrays.stream(part(both, state))).toArray(Dual[]::new);
      loss = loss.plus(sumOfProducts(all, tensor("loss_weight_" + file.stateNames().get(s) + "n")));
    }
    return loss;
  }

  private void sequence(int b) {
    int length = file.lengths()[b];
    Dual[][] y = new Dual[length][];
    for (int t = 0; t < length; t++) {
      y[t] = range(tensor("x"), (t * file.sequences() + b) * file.inputs(), file.inputs());
    }
    for (int layer = 0; layer < file.layers(); layer++) {
      Dual[][] next = new Dual[length][file.directions() * file.hidden()];
      for (int d = 0; d < file.directions(); d++) {
        String suffix = "_l" + layer + (d == 1 ? "_reverse" : "");
        int at = (layer * file.directions() + d) * file.sequences() + b;
        Dual[] h = range(tensor("h0"), at * file.hidden(), file.hidden());
        Dual[] state = file.cell().equals("lstm") ? join(h, range(tensor("c0"), at * file.hidden(), file.hidden())) : h;
        for (int i = 0; i < length; i++) {
          int t = d == 0 ? i : length - 1 - i;
          state = step(y[t], state, suffix);
          System.arraycopy(state, 0, next[t], d * file.hidden(), file.hidden());
        }
        finals[at] = state;
      }
      y = next;
    }
    int width = file.directions() * file.hidden();
    for (int t = 0; t < length; t++) System.arraycopy(y[t], 0, output, (t * file.sequences() + b) * width, width);
  }

  /** State is h, or h and then c. */
  private Dual[] step(Dual[] x, Dual[] state, String suffix) {
    int n = file.hidden();
    Dual[] h = part(state, 0);
    Dual[] a = affine(tensor("weight_ih" + suffix), x, tensor("bias_ih" + suffix));
    Dual[] b = affine(tensor("weight_hh" + suffix), h, tensor("bias_hh" + suffix));
    Dual[] next = new Dual[state.length];
    for (int i = 0; i < n; i++) {
      switch (file.cell()) {
        case "rnn_tanh" -> next[i] = a[i].plus(b[i]).tanh();
        case "rnn_relu" -> next[i] = a[i].plus(b[i]).relu();
        case "gru" -> {
          Dual r = a[i].plus(b[i]).sigmoid();
          Dual z = a[n + i].plus(b[n + i]).sigmoid();
          Dual candidate = a[2 * n + i].plus(r.times(b[2 * n + i])).tanh();
          next[i] = z.oneMinus().times(candidate).plus(z.times(h[i]));
        }
        default -> {
          Dual in = a[i].plus(b[i]).sigmoid();
          Dual forget = a[n + i].plus(b[n + i]).sigmoid();
          Dual candidate = a[2 * n + i].plus(b[2 * n + i]).tanh();
          Dual out = a[3 * n + i].plus(b[3 * n + i]).sigmoid();
          next[n + i] = forget.times(state[n + i]).plus(in.times(candidate));
          next[i] = out.times(next[n + i].tanh());
        }
      }
    }
    return next;
  }

  private static Dual[] affine(Dual[] matrix, Dual[] x, Dual[] bias) {
    Dual[] y = bias.clone();
    for (int i = 0; i < y.length; i++) {
      for (int j = 0; j < x.length; j++) y[i] = y[i].plus(matrix[i * x.length + j].times(x[j]));
    }
    return y;
  }

  private void give(String name, double[] numbers, String variable, int place) {
    Dual[] duals = new Dual[numbers.length];
    for (int i = 0; i < duals.length; i++) duals[i] = new Dual(numbers[i], name.equals(variable) && i == place ? 1 : 0);
    given.put(name, duals);
  }

  private Dual[] tensor(String name) {
    return Objects.requireNonNull(given.get(name), name);
  }

  private Dual[] part(Dual[] state, int index) {
    return range(state, index * file.hidden(), file.hidden());
  }

  private static Dual[] range(Dual[] all, int from, int count) {
    return Arrays.copyOfRange(all, from, from + count);
  }

  private static Dual[] join(Dual[] a, Dual[] b) {
    Dual[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  private static Dual sumOfProducts(Dual[] a, Dual[] b) {
    Dual sum = Dual.ZERO;
    for (int i = 0; i < a.length; i++) sum = sum.plus(a[i].times(b[i]));
    return sum;
  }

  private static double[] values(Dual[] duals) {
    return Arrays.stream(duals).mapToDouble(Dual::value).toArray();
  }
}
