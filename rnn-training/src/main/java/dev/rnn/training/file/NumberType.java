package dev.rnn.training.file;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** The types of numbers that can be read. */
enum NumberType {
  F32(4),
  F64(8),
  F16(2),
  BF16(2),
  I64(8);

  /** Up to here a float holds every whole number. */
  private static final long LARGEST_EXACT = 1L << 24;

  private final int bytes;

  NumberType(int bytes) {
    this.bytes = bytes;
  }

  static Optional<NumberType> named(String name) {
    return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
  }

  int bytes() {
    return bytes;
  }

  /** Which of the next {@code count} numbers is the first that no float can hold, or -1. */
  int firstUnfit(ByteBuffer in, int count) {
    if (this != F64 && this != I64) return -1;
    for (int i = 0; i < count; i++) {
      if (!(this == F64 ? fits(in.getDouble(i * bytes)) : fits(in.getLong(i * bytes)))) return i;
    }
    return -1;
  }

  private static boolean fits(double number) {
    return Double.isInfinite(number) || !Float.isInfinite((float) number);
  }

  private static boolean fits(long number) {
    return number >= -LARGEST_EXACT && number <= LARGEST_EXACT;
  }

  /** Takes the next {@code count} numbers into {@code to}, from {@code start} on. */
  void take(ByteBuffer in, float[] to, int start, int count) {
    if (this == F32) in.asFloatBuffer().get(to, start, count);
    else for (int i = 0; i < count; i++) to[start + i] = next(in);
  }

  private float next(ByteBuffer in) {
    return switch (this) {
      case F32 -> in.getFloat();
      case F64 -> (float) in.getDouble();
      case F16 -> Float.float16ToFloat(in.getShort());
      case BF16 -> Float.intBitsToFloat(in.getShort() << 16);
      case I64 -> in.getLong();
    };
  }
}
