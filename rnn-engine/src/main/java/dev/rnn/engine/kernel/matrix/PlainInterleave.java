package dev.rnn.engine.kernel.matrix;

/**
 * In plain loops, for as long as the vector code is not compiled.
 *
 * @param rows a multiple of four
 */
record PlainInterleave(int rows) implements Interleave {
  @Override
  public void run(float[] x, int[] at, int depth, float[] strip, int to) {
    for (int i = 0; i < rows; i += 4) four(x, at[i], at[i + 1], at[i + 2], at[i + 3], depth, strip, to + i, rows);
  }

  private static void four(float[] x, int a, int b, int c, int d, int depth, float[] strip, int to, int step) {
    for (int k = 0; k < depth; k++) {
      int place = to + k * step;
      strip[place] = x[a + k];
      strip[place + 1] = x[b + k];
      strip[place + 2] = x[c + k];
      strip[place + 3] = x[d + k];
    }
  }
}
