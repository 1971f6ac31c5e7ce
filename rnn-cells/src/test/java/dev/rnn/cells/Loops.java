package dev.rnn.cells;

import java.util.Map;

/** The cells once more, as plain loops over single numbers, by their papers. They know nothing of the framework. */
final class Loops {
  private final Map<String, double[]> parameters;

  Loops(Map<String, double[]> parameters) {
    this.parameters = parameters;
  }

  /** One step: changes the state in place; its first component is the output. */
  @FunctionalInterface
  interface Loop {
    void step(Loops weights, double[] x, double[][] state);
  }

  void vanilla(double[] x, double[][] state) {
    double[] h = state[0].clone();
    for (int k = 0; k < h.length; k++) {
      state[0][k] = Math.tanh(bias("hidden", k) + product("hidden/W", k, x) + product("hidden/U", k, h));
    }
  }

  void lstm(double[] x, double[][] state) {
    double[] h = state[0].clone();
    double[] c = state[1];
    for (int k = 0; k < h.length; k++) {
      double i = sigmoid(bias("input", k) + product("input/W", k, x) + product("input/U", k, h));
      double f = sigmoid(bias("forget", k) + product("forget/W", k, x) + product("forget/U", k, h));
      double g = Math.tanh(bias("candidate", k) + product("candidate/W", k, x) + product("candidate/U", k, h));
      double o = sigmoid(bias("output", k) + product("output/W", k, x) + product("output/U", k, h));
      c[k] = f * c[k] + i * g;
      state[0][k] = o * Math.tanh(c[k]);
    }
  }

  void gruResetAfter(double[] x, double[][] state) {
    double[] h = state[0].clone();
    for (int k = 0; k < h.length; k++) {
      double r = sigmoid(bias("reset", k) + product("reset/W", k, x) + product("reset/U", k, h));
      double z = sigmoid(bias("update", k) + product("update/W", k, x) + product("update/U", k, h));
      double recurrent = bias("recurrent", k) + product("recurrent/W", k, h);
      double n = Math.tanh(bias("candidate", k) + product("candidate/W", k, x) + r * recurrent);
      state[0][k] = (1 - z) * n + z * h[k];
    }
  }

  void gruResetBefore(double[] x, double[][] state) {
    double[] h = state[0].clone();
    double[] kept = h.clone();
    for (int k = 0; k < h.length; k++) {
      kept[k] *= sigmoid(bias("reset", k) + product("reset/W", k, x) + product("reset/U", k, h));
    }
    for (int k = 0; k < h.length; k++) {
      double z = sigmoid(bias("update", k) + product("update/W", k, x) + product("update/U", k, h));
      double n = Math.tanh(bias("candidate", k) + product("candidate/W", k, x) + product("candidate/U", k, kept));
      state[0][k] = (1 - z) * n + z * h[k];
    }
  }

  void minimalGatedUnit(double[] x, double[][] state) {
    double[] h = state[0].clone();
    double[] f = new double[h.length];
    double[] kept = new double[h.length];
    for (int k = 0; k < h.length; k++) {
      f[k] = sigmoid(bias("forget", k) + product("forget/W", k, x) + product("forget/U", k, h));
      kept[k] = f[k] * h[k];
    }
    for (int k = 0; k < h.length; k++) {
      double c = Math.tanh(bias("candidate", k) + product("candidate/W", k, x) + product("candidate/U", k, kept));
      state[0][k] = (1 - f[k]) * h[k] + f[k] * c;
    }
  }

  private double bias(String affine, int k) {
    return parameters.get(affine + "/b")[k];
  }

  private double product(String matrix, int k, double[] vector) {
    double sum = 0;
    for (int j = 0; j < vector.length; j++) sum += parameters.get(matrix)[k * vector.length + j] * vector[j];
    return sum;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
