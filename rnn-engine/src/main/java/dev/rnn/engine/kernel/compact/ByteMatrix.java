package dev.rnn.engine.kernel.compact;

/** Eight bits for each number, and a scale for each row of the matrix. */
final class ByteMatrix extends CompactMatrix {
  private static final int MOST = 127;

  private final byte[] data;
  private final float[] scales;

  ByteMatrix(int depth, int width) {
    super(depth, width, CompactProducts.PANEL);
    data = new byte[size()];
    scales = new float[depth];
  }

  @Override
  void row(int k, float[] from, int at, int step) {
    float most = 0;
    for (int j = 0; j < width(); j++) most = Math.max(most, Math.abs(from[at + j * step]));
    scales[k] = most / MOST;
    double to = most == 0 ? 0 : MOST / (double) most; // in double: of the smallest numbers the quotient may be infinite
    for (int j = 0; j < width(); j++) data[place(k, j)] = (byte) Math.rint(from[at + j * step] * to);
  }

  @Override
  void input(float[] x, int at, float[] scaled) {
    for (int k = 0; k < depth(); k++) scaled[k] = x[at + k] * scales[k];
  }

  @Override
  void panel(float[] x, int panel, float[] sums) {
    CompactProducts.chosen().bytes(x, depth(), data, at(panel, 0), sums);
  }
}
