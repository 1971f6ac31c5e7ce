package dev.rnn.training.trainer;

import dev.rnn.engine.compile.Compiler;
import dev.rnn.engine.parameter.Parameters;
import dev.rnn.engine.parameter.Parameters.Parameter;
import dev.rnn.engine.runtime.Frame;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The gradients of an effective batch, by parameter path: of one batch in place, of several added up. */
final class Gradients {
  private final Map<String, float[]> sums = new LinkedHashMap<>();
  private final Map<String, String> names = new HashMap<>();

  /** Takes the gradients of the first batch, without a copy when it is the only one. */
  void set(Frame frame, Parameters parameters, boolean onlyOne) {
    for (Parameter p : parameters.all()) {
      float[] g = frame.output(names.computeIfAbsent(p.path(), Compiler::gradientOf));
      if (onlyOne) {
        sums.put(p.path(), g);
        continue;
      }
      float[] sum = sums.get(p.path());
      if (sum == null || sum == g || sum.length < p.values().length) sum = new float[p.values().length];
      System.arraycopy(g, 0, sum, 0, p.values().length);
      sums.put(p.path(), sum);
    }
  }

  /** Adds the gradients of a further batch. */
  void add(Frame frame, Parameters parameters) {
    for (Parameter p : parameters.all()) {
      float[] g = frame.output(names.computeIfAbsent(p.path(), Compiler::gradientOf));
      float[] sum = of(p.path());
      for (int i = 0; i < p.values().length; i++) sum[i] += g[i];
    }
  }

  float[] of(String path) {
    float[] known = sums.get(path);
    if (known == null) throw new IllegalStateException("no gradient of " + path);
    return known;
  }

  /** The norm of all gradients together, summed in {@code double} in the order of the parameters. */
  double norm(Parameters parameters) {
    double sum = 0;
    for (Parameter p : parameters.all()) sum += squares(of(p.path()), p.values().length);
    return Math.sqrt(sum);
  }

  /** Eight sums: one addition need not wait for the one before. */
  private static double squares(float[] g, int n) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    double e = 0;
    double f = 0;
    double h = 0;
    double k = 0;
    int i = 0;
    for (; i + 8 <= n; i += 8) {
      a = Math.fma((double) g[i], g[i], a);
      b = Math.fma((double) g[i + 1], g[i + 1], b);
      c = Math.fma((double) g[i + 2], g[i + 2], c);
      d = Math.fma((double) g[i + 3], g[i + 3], d);
      e = Math.fma((double) g[i + 4], g[i + 4], e);
      f = Math.fma((double) g[i + 5], g[i + 5], f);
      h = Math.fma((double) g[i + 6], g[i + 6], h);
      k = Math.fma((double) g[i + 7], g[i + 7], k);
    }
    for (; i < n; i++) a = Math.fma((double) g[i], g[i], a);
    return ((a + b) + (c + d)) + ((e + f) + (h + k));
  }
}
