package dev.rnn.engine.kernel.compact;

/** In plain loops. */
final class PlainCompactProducts implements CompactProducts {
  @Override
  public void bytes(float[] x, int depth, byte[] b, int at, float[] sums) {
    for (int k = 0; k < depth; k++) {
      int row = at + k * PANEL;
      for (int j = 0; j < PANEL; j++) sums[j] = Math.fma(x[k], (float) b[row + j], sums[j]);
    }
  }

  @Override
  public void halves(float[] x, int depth, int[] b, int at, float[] sums) {
    for (int k = 0; k < depth; k++) {
      int row = at + k * HALF_INTS;
      for (int j = 0; j < HALF_INTS; j++) {
        int two = b[row + j];
        sums[j] = Math.fma(x[k], Float.intBitsToFloat(two << Short.SIZE), sums[j]);
        sums[j + HALF_INTS] = Math.fma(x[k], Float.intBitsToFloat(two & UPPER), sums[j + HALF_INTS]);
      }
    }
  }
}
