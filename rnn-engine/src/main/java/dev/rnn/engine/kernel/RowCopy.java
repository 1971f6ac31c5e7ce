package dev.rnn.engine.kernel;

import org.jspecify.annotations.Nullable;

/** Copies a value's row, or the initial value's where there is no such row. */
record RowCopy(float[] values, Operand value, int @Nullable [] valueMap, float[] initials, Operand initial,
    int @Nullable [] initialMap, int size, float[] result) {
  RowCopy(Memory memory, Operand value, int @Nullable [] valueMap, Operand initial, int @Nullable [] initialMap, int size,
      float[] result) {
    this(memory.buffer(value.buffer()), value, valueMap, memory.buffer(initial.buffer()), initial, initialMap, size,
        result);
  }

  /** To row {@code to}: the value's row {@code from}, or with −1 the initial value. */
  void run(int from, int to) {
    if (from >= 0) System.arraycopy(values, value.at(valueMap, from), result, to * size, size);
    else System.arraycopy(initials, initial.at(initialMap, to), result, to * size, size);
  }
}
