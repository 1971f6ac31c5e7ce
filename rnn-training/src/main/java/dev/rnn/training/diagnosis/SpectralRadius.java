package dev.rnn.training.diagnosis;

import dev.rnn.training.model.RecurrentMatrices;
import dev.rnn.training.model.SequenceModel;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The largest absolute value of a square matrix's eigenvalues: lim ‖Aⁿ‖^(1/n) (Gelfand 1941). Squaring the matrix over
 * and over reaches n = 2³² in 32 products, and unlike power iteration on a vector it does not mind a pair of complex
 * eigenvalues, which recurrent matrices mostly have.
 */
public final class SpectralRadius {
  private static final int SQUARINGS = 32;

  private SpectralRadius() {}

  /**
   * Of every recurrent matrix of a model, by path. A state that is multiplied by a matrix of radius ρ at each step, and
   * by nothing else, shrinks or grows as ρⁿ: below 1 it is forgotten, above 1 it explodes.
   */
  public static Map<String, Double> of(SequenceModel model) {
    Map<String, Double> all = new LinkedHashMap<>();
    for (RecurrentMatrices.Square m : RecurrentMatrices.of(model)) all.put(m.path(), of(m.values(), m.row(), m.size()));
    return all;
  }

  /**
   * Of the rows {@code from} to {@code from + size} of a matrix with {@code size} columns, such as one gate's part of
   * U.
   */
  public static double of(float[] matrix, int from, int size) {
    double[] power = new double[size * size];
    for (int i = 0; i < power.length; i++) power[i] = matrix[from * size + i];
    double logarithm = 0;
    double exponent = 1;
    for (int k = 0; k <= SQUARINGS; k++) {
      double norm = norm(power);
      if (norm == 0) return 0;
      logarithm += Math.log(norm) / exponent;
      for (int i = 0; i < power.length; i++) power[i] /= norm;
      if (k < SQUARINGS) power = squared(power, size);
      exponent *= 2;
    }
    return Math.exp(logarithm);
  }

  private static double norm(double[] a) {
    double sum = 0;
    for (double v : a) sum += v * v;
    return Math.sqrt(sum);
  }

  private static double[] squared(double[] a, int size) {
    double[] product = new double[a.length];
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < size; k++) {
        double left = a[i * size + k];
        for (int j = 0; j < size; j++) product[i * size + j] += left * a[k * size + j];
      }
    }
    return product;
  }
}
