package dev.rnn.engine.kernel.compact;

/** The upper sixteen bits of each number. */
final class HalfMatrix extends CompactMatrix {
  private static final int HALF = 0x7fff;

  private final int[] data;

  HalfMatrix(int depth, int width) {
    super(depth, width, CompactProducts.HALF_INTS);
    data = new int[size()];
  }

  @Override
  void row(int k, float[] from, int at, int step) {
    for (int j = 0; j < width(); j++) {
      int half = Short.toUnsignedInt(rounded(from[at + j * step]));
      int place = place(k, j);
      data[place] = isUpper(j)
          ? (data[place] & ~CompactProducts.UPPER) | (half << Short.SIZE)
          : (data[place] & CompactProducts.UPPER) | half;
    }
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

  private static boolean isUpper(int column) {
    return column % CompactProducts.PANEL >= CompactProducts.HALF_INTS;
  }
}
