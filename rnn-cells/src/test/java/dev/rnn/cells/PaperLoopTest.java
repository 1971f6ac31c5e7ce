package dev.rnn.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.rnn.api.cell.Cell;
import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Outputs and final states of the cells of single papers against loops over single numbers, by those papers. */
class PaperLoopTest {
  /** One step: changes the state in place and gives the output. */
  @FunctionalInterface
  private interface Loop {
    double[] step(Weights w, double[] x, double[][] state);
  }

  static Stream<Arguments> cells() {
    return Stream.of(
        arguments(new PeepholeLstm(4), (Loop) (w, x, s) -> {
          double[] i = sigmoid(sum(w.affine("input", x, s[0]), times(w.of("input/peephole"), s[1])));
          double[] f = sigmoid(sum(w.affine("forget", x, s[0]), times(w.of("forget/peephole"), s[1])));
          s[1] = sum(times(f, s[1]), times(i, tanh(w.affine("candidate", x, s[0]))));
          double[] o = sigmoid(sum(w.affine("output", x, s[0]), times(w.of("output/peephole"), s[1])));
          return s[0] = times(o, tanh(s[1]));
        }),
        arguments(new ProjectedLstm(4, 3), (Loop) (w, x, s) -> {
          double[] i = sigmoid(w.affine("input", x, s[0]));
          s[1] = sum(times(sigmoid(w.affine("forget", x, s[0])), s[1]),
              times(i, tanh(w.affine("candidate", x, s[0]))));
          double[] m = times(sigmoid(w.affine("output", x, s[0])), tanh(s[1]));
          return s[0] = w.product("projection/W", m, 3);
        }),
        arguments(new CoupledLstm(4), (Loop) (w, x, s) -> {
          double[] f = sigmoid(w.affine("forget", x, s[0]));
          s[1] = sum(times(f, s[1]), times(rest(f), tanh(w.affine("candidate", x, s[0]))));
          return s[0] = times(sigmoid(w.affine("output", x, s[0])), tanh(s[1]));
        }),
        arguments(new IndRnn(4), (Loop) (w, x, s) ->
            s[0] = each(sum(w.affine("hidden", x), times(w.of("u"), s[0])), a -> Math.max(a, 0))),
        arguments(new Sru(4), (Loop) (w, x, s) -> {
          double[] f = sigmoid(sum(w.affine("forget", x), times(w.of("forget/v"), s[0])));
          double[] r = sigmoid(sum(w.affine("reset", x), times(w.of("reset/v"), s[0])));
          s[0] = sum(times(f, s[0]), times(rest(f), w.affine("candidate", x)));
          return sum(times(r, s[0]), times(rest(r), w.affine("skip", x)));
        }),
        arguments(new Qrnn(4), (Loop) (w, x, s) -> {
          double[] z = tanh(sum(w.affine("candidate", x), s[1]));
          double[] f = sigmoid(sum(w.affine("forget", x), s[2]));
          double[] o = sigmoid(sum(w.affine("output", x), s[3]));
          s[0] = sum(times(f, s[0]), times(rest(f), z));
          s[1] = w.product("candidate-before/W", x, 4);
          s[2] = w.product("forget-before/W", x, 4);
          s[3] = w.product("output-before/W", x, 4);
          return times(o, s[0]);
        }),
        arguments(new MinGru(4), (Loop) (w, x, s) -> {
          double[] z = sigmoid(w.affine("update", x));
          return s[0] = sum(times(rest(z), s[0]), times(z, w.affine("candidate", x)));
        }),
        arguments(new MinLstm(4), (Loop) (w, x, s) -> {
          double[] f = sigmoid(w.affine("forget", x));
          double[] i = sigmoid(w.affine("input", x));
          double[] whole = each(sum(f, i), a -> 1 / a);
          return s[0] = sum(times(times(f, whole), s[0]), times(times(i, whole), w.affine("candidate", x)));
        }),
        arguments(new Jordan(4, 3), (Loop) (w, x, s) ->
            s[0] = tanh(w.affine("output", tanh(w.affine("hidden", x, s[0]))))),
        arguments(new LayerNormLstm(4), (Loop) (w, x, s) -> {
          double[] i = sigmoid(w.normalised("input", x, s[0]));
          double[] f = sigmoid(w.normalised("forget", x, s[0]));
          double[] o = sigmoid(w.normalised("output", x, s[0]));
          s[1] = sum(times(f, s[1]), times(i, tanh(w.normalised("candidate", x, s[0]))));
          return s[0] = times(o, tanh(w.norm("memory", s[1])));
        }),
        arguments(new Lru(4), (Loop) (w, x, s) -> {
          double[] radius = each(w.of("nu"), nu -> Math.exp(-Math.exp(nu)));
          double[] re = times(radius, each(w.of("theta"), theta -> Math.cos(Math.exp(theta))));
          double[] im = times(radius, each(w.of("theta"), theta -> Math.sin(Math.exp(theta))));
          double[] gamma = each(radius, r -> Math.sqrt(1 - r * r));
          double[] a = sum(times(re, s[0]), each(times(im, s[1]), v -> -v));
          double[] b = sum(times(re, s[1]), times(im, s[0]));
          s[0] = sum(a, times(gamma, w.product("real/W", x, 4)));
          s[1] = sum(b, times(gamma, w.product("imaginary/W", x, 4)));
          double[] c = sum(w.product("output/U", s[0], 4), w.product("output/V", s[1], 4));
          return sum(w.product("output/W", x, 4), c);
        }),
        arguments(new LayerNormGru(4), (Loop) (w, x, s) -> {
          double[] r = sigmoid(w.normalised("reset", x, s[0]));
          double[] z = sigmoid(w.normalised("update", x, s[0]));
          double[] u = w.norm("recurrent", w.product("recurrent/W", s[0], 4));
          double[] n = tanh(sum(w.norm("candidate", w.product("candidate/W", x, 4)), times(r, u)));
          return s[0] = sum(times(rest(z), n), times(z, s[0]));
        }));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void outputsAndFinalStates_areThoseOfThePaper(Cell<?> cell, Loop loop) {
    CellRun run = CellRun.of(cell, 3);
    Weights weights = new Weights(run.values());
    for (int sequence = 0; sequence < CellRun.LENGTHS.length; sequence++) {
      double[][] state = run.initialState(sequence);
      double[][] x = run.inputs(sequence);
      double[][] y = run.outputs(sequence);
      for (int t = 0; t < x.length; t++) {
        assertThat(y[t]).as("sequence %d, step %d", sequence, t)
            .containsExactly(loop.step(weights, x[t], state), within(1e-13));
      }
      double[][] last = run.finalState(sequence);
      assertThat(last.length).isEqualTo(state.length);
      for (int i = 0; i < state.length; i++) {
        assertThat(last[i]).as("final %d of sequence %d", i, sequence).containsExactly(state[i], within(1e-13));
      }
    }
  }

  private record Weights(Map<String, double[]> values) {
    double[] of(String path) {
      return values.get(path);
    }

    double[] affine(String name, double[] x) {
      double[] bias = of(name + "/b");
      return sum(bias, product(name + "/W", x, bias.length));
    }

    double[] affine(String name, double[] x, double[] h) {
      double[] sum = affine(name, x);
      return sum(sum, product(name + "/U", h, sum.length));
    }

    double[] normalised(String name, double[] x, double[] h) {
      return norm(name, sum(product(name + "/W", x, h.length), product(name + "/U", h, h.length)));
    }

    double[] norm(String name, double[] a) {
      double mean = Arrays.stream(a).average().orElseThrow();
      double variance = Arrays.stream(a).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
      return sum(times(of(name + "/gain"), each(a, v -> (v - mean) / Math.sqrt(variance + 1e-5))), of(name + "/bias"));
    }

    double[] product(String path, double[] x, int rows) {
      return IntStream.range(0, rows).mapToDouble(r ->
          IntStream.range(0, x.length).mapToDouble(c -> of(path)[r * x.length + c] * x[c]).sum()).toArray();
    }
  }

  private static double[] each(double[] a, DoubleUnaryOperator function) {
    return Arrays.stream(a).map(function).toArray();
  }

  private static double[] sum(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] + b[i]).toArray();
  }

  private static double[] times(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).toArray();
  }

  private static double[] rest(double[] a) {
    return each(a, x -> 1 - x);
  }

  private static double[] tanh(double[] a) {
    return each(a, Math::tanh);
  }

  private static double[] sigmoid(double[] a) {
    return each(a, x -> 1 / (1 + Math.exp(-x)));
  }
}
