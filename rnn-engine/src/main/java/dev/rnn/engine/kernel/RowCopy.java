package dev.rnn.engine.kernel;

import org.jspecify.annotations.Nullable;

/** Copies a value's row to a row of a result, or the initial value's where there is no such row. */
record RowCopy(Memory memory, Operand value, int @Nullable [] valueMap, Operand initial, int @Nullable [] initialMap,
    int size, int result) {
  /** To row {@code to}: the value's row {@code from}, or with −1 the initial value. */
  void run(int from, int to) {
    Operand source = from >= 0 ? value : initial;
    int at = from >= 0 ? value.at(memory, valueMap, from) : initial.at(memory, initialMap, to);
    int resultAt = (to - memory.first(result)) * size;
    System.arraycopy(memory.buffer(source.buffer()), at, memory.buffer(result), resultAt, size);
  }
}
