package dev.rnn.engine.kernel;

import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.kernel.Elementwise.Instruction;
import dev.rnn.engine.kernel.generate.Routine;
import dev.rnn.engine.layout.Batch;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the instructions of a group read and write in the run at work: the array of each, and where its rows begin. Kept by a
 * worker for each group, so that a run allocates nothing.
 */
final class GroupMemory {
  private static final int[] NO_MAP = {};

  private final float[][] arrays; // by instruction, as all below
  private final int[][] maps;
  private final boolean[] mapped;
  private final int[] base;
  private final int[] stride;
  private final boolean[] written;
  private @Nullable Batch batch;
  private float[][] given; // to routines, by argument: first those of the instructions, then others
  private int[] begin;
  private int[] step;
  private Routine[] routines = {};

  GroupMemory(int instructions) {
    arrays = new float[instructions][];
    maps = new int[instructions][];
    mapped = new boolean[instructions];
    base = new int[instructions];
    stride = new int[instructions];
    written = new boolean[instructions];
    given = new float[instructions][];
    begin = new int[instructions];
    step = new int[instructions];
  }

  /** Looks everything up; maps of rows only when the batch is another one than last time. */
  void bind(Memory memory, Extent extent, List<Instruction> instructions) {
    boolean changed = batch != memory.batch();
    for (int i = 0; i < arrays.length; i++) {
      switch (instructions.get(i)) {
        case Instruction.Load load -> read(i, load.from(), memory, extent, changed);
        case Instruction.OneHot oneHot -> read(i, oneHot.index(), memory, extent, changed);
        case Instruction.Store store -> {
          arrays[i] = memory.buffer(store.buffer());
          written[i] = true;
          stride[i] = store.rowSize();
          base[i] = store.offset() - memory.first(store.buffer()) * store.rowSize();
        }
        default -> {}
      }
    }
    batch = memory.batch();
  }

  private void read(int i, Operand operand, Memory memory, Extent extent, boolean changed) {
    arrays[i] = memory.buffer(operand.buffer());
    base[i] = operand.offset() - memory.first(operand.buffer()) * operand.rowSize();
    if (operand.extent().equals(Extent.CONSTANT)) {
      stride[i] = 0; // one row for all
    } else {
      stride[i] = operand.rowSize();
      if (changed) {
        int[] map = operand.map(memory, extent);
        maps[i] = map == null ? NO_MAP : map;
        mapped[i] = map != null;
      }
    }
  }

  float[] array(int i) {
    return arrays[i];
  }

  /** Whether a result is written to an array that is also read. */
  boolean isInPlace() {
    for (int i = 0; i < arrays.length; i++) {
      if (!written[i]) continue;
      for (int j = 0; j < arrays.length; j++) if (arrays[j] == arrays[i] && !written[j]) return true;
    }
    return false;
  }

  /** Numbers between two rows. */
  int stride(int i) {
    return stride[i];
  }

  /** Whether rows are seen through a map: they are not equally far from each other. */
  boolean mapped(int i) {
    return mapped[i];
  }

  /** Where a row begins. */
  int at(int i, int row) {
    return base[i] + (mapped[i] ? maps[i][row] : row) * stride[i];
  }

  /** Room for the routines of a run. */
  Routine[] routines(int count) {
    if (routines.length != count) routines = new Routine[count];
    return routines;
  }

  /** Gives the array of an instruction to the next routines, beginning at a place of a row. */
  void pass(int i, int row, int place) {
    if (arrays[i] == null) return; // computes, but neither reads nor writes
    given[i] = arrays[i];
    begin[i] = at(i, row) + place;
    step[i] = stride[i];
  }

  /** Gives a scratch array to the next routines. */
  void pass(int i, float[] scratch, int pitch) {
    if (given.length <= i) more(i + 1);
    given[i] = scratch;
    begin[i] = 0;
    step[i] = pitch;
  }

  /** Calls a routine with all that was passed. */
  void call(Routine routine, int rows, int n) {
    routine.run(given, begin, step, rows, n);
  }

  private void more(int count) {
    given = Arrays.copyOf(given, count);
    begin = Arrays.copyOf(begin, count);
    step = Arrays.copyOf(step, count);
  }
}
