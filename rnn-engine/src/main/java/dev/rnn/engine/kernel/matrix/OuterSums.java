package dev.rnn.engine.kernel.matrix;

import java.util.Arrays;

/**
 * Sums over rows of u vᵀ that share u, and of u alone: what all gradients of one product's weights and biases are.
 * Together they read u once. A sum may be cut into parts along u's numbers, each in memory of its own.
 */
public final class OuterSums {
  private int factors;
  private float[][] vectors = new float[4][];
  private int[][] at = new int[4][];
  private int[] inputs = new int[4];

  private int parts;
  private int[] factor = new int[4];
  private int[] from = new int[4];
  private int[] past = new int[4];
  private float[][] sums = new float[4][];

  OuterSums() {}

  /** Forgets all. */
  public OuterSums clear() {
    factors = 0;
    parts = 0;
    return this;
  }

  /**
   * Another v.
   *
   * @param v holds vectors of {@code size} numbers
   * @return where each of them begins; to be filled
   */
  public int[] factor(float[] v, int size) {
    if (factors == inputs.length) {
      vectors = Arrays.copyOf(vectors, 2 * factors);
      at = Arrays.copyOf(at, 2 * factors);
      inputs = Arrays.copyOf(inputs, 2 * factors);
    }
    vectors[factors] = v;
    inputs[factors] = size;
    if (at[factors] == null) at[factors] = new int[Workspace.ROWS];
    return at[factors++];
  }

  /** Where the rows of the last factor's sum for u's numbers [first, end) go. */
  public void part(int first, int end, float[] sum) {
    add(factors - 1, first, end, sum);
  }

  /** Where the sum of u's numbers [first, end) goes. */
  public void total(int first, int end, float[] sum) {
    add(-1, first, end, sum);
  }

  private void add(int of, int first, int end, float[] sum) {
    if (parts == sums.length) {
      factor = Arrays.copyOf(factor, 2 * parts);
      from = Arrays.copyOf(from, 2 * parts);
      past = Arrays.copyOf(past, 2 * parts);
      sums = Arrays.copyOf(sums, 2 * parts);
    }
    factor[parts] = of;
    from[parts] = first;
    past[parts] = end;
    sums[parts++] = sum;
  }

  int factors() {
    return factors;
  }

  float[] vectors(int f) {
    return vectors[f];
  }

  int[] at(int f) {
    return at[f];
  }

  int inputs(int f) {
    return inputs[f];
  }

  int parts() {
    return parts;
  }

  boolean isTotal(int part) {
    return factor[part] < 0;
  }

  /** Which v a part is of. */
  int factor(int part) {
    return factor[part];
  }

  int from(int part) {
    return from[part];
  }

  int past(int part) {
    return past[part];
  }

  float[] sum(int part) {
    return sums[part];
  }

  /** How many numbers a part has for each number of u. */
  int width(int part) {
    return isTotal(part) ? 1 : inputs[factor[part]];
  }

  /** Where a part's numbers for one of u's begin. */
  int place(int part, int number) {
    return (number - from[part]) * width(part);
  }

  /** Sets to 0 what belongs to u's numbers [first, end). */
  void zero(int first, int end) {
    for (int p = 0; p < parts; p++) {
      int begin = Math.max(first, from[p]);
      int stop = Math.min(end, past[p]);
      if (begin < stop) Arrays.fill(sums[p], place(p, begin), place(p, stop), 0f);
    }
  }

  /** The end of a range from {@code first} within which no product's part begins or ends. */
  int undivided(int first, int end) {
    int stop = end;
    for (int p = 0; p < parts; p++) {
      if (isTotal(p)) continue;
      if (from[p] > first) stop = Math.min(stop, from[p]);
      if (past[p] > first) stop = Math.min(stop, past[p]);
    }
    return stop;
  }
}
