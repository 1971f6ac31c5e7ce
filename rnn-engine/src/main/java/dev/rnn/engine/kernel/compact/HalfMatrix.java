package dev.rnn.engine.kernel.compact;

/** The upper sixteen bits of each number. */
final class HalfMatrix extends CompactMatrix {
  private static final int HALF = 0x7fff;

  private final short[] data;

  HalfMatrix(int depth, int width) {
    super(depth, width);
    data = new short[size()];
  }

  @Override
  void row(int k, float[] from, int at, int step) {
    for (int j = 0; j < width(); j++) data[place(k, j)] = rounded(from[at + j * step]);
  }

  /** To the nearest, even at ties. */
  static short rounded(float value) {
    int bits = Float.floatToRawIntBits(value);
    if (Float.isNaN(value)) return (short) (bits >>> Short.SIZE | 1); // stays one, whichever bits are cut off
    return (short) ((bits + HALF + (bits >>> Short.SIZE & 1)) >>> Short.SIZE);
  }

  @Override
  void input(float[] x, int at, float[] scaled) {
    System.arraycopy(x, at, scaled, 0, depth());
  }

  @Override
  void panel(float[] x, int panel, float[] sums) {
    CompactProducts.chosen().halves(x, depth(), data, at(panel, 0), sums);
  }
}
