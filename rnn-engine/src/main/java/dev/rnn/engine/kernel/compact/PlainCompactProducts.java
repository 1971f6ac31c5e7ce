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
  public void halves(float[] x, int depth, short[] b, int at, float[] sums) {
    for (int k = 0; k < depth; k++) {
      int row = at + k * PANEL;
      for (int j = 0; j < PANEL; j++) {
        sums[j] = Math.fma(x[k], Float.intBitsToFloat(b[row + j] << Short.SIZE), sums[j]);
      }
    }
  }
}
