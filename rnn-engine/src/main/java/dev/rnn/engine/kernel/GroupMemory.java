package dev.rnn.engine.kernel;

import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.kernel.Elementwise.Instruction;
import dev.rnn.engine.kernel.generate.Routine;
import dev.rnn.engine.layout.Batch;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where the instructions of a group read and write in the run at work: the array of each, and where its rows begin.
 * Kept by a worker for each group, so that a run allocates nothing.
 */
final class GroupMemory {
  private final Operand[] operands; // by instruction, as all below
  private final Instruction.Store[] stores;
  private final int[] reads; // the instructions that read
  private final int[] writes;
  private final float[][] arrays;
  private final int[][] maps;
  private final boolean[] mapped;
  private final int[] base;
  private final int[] stride;
  private @Nullable Batch batch;
  private float[][] given; // to routines, by argument: first those of the instructions, then others
  private int[] begin;
  private int[] step;
  private Routine[] routines = {};

  GroupMemory(List<Instruction> instructions) {
    int count = instructions.size();
    operands = new Operand[count];
    stores = new Instruction.Store[count];
    for (int i = 0; i < count; i++) {
      switch (instructions.get(i)) {
        case Instruction.Load load -> operands[i] = load.from();
        case Instruction.OneHot oneHot -> operands[i] = oneHot.index();
        case Instruction.Store store -> stores[i] = store;
        default -> {}
      }
    }
    reads = IntStream.range(0, count).filter(i -> operands[i] != null).toArray();
    writes = IntStream.range(0, count).filter(i -> stores[i] != null).toArray();
    arrays = new float[count][];
    maps = new int[count][];
    mapped = new boolean[count];
    base = new int[count];
    stride = new int[count];
    given = new float[count][];
    begin = new int[count];
    step = new int[count];
  }

  /** Looks everything up; maps of rows only when the batch is another one than last time. */
  void bind(Memory memory, Extent extent) {
    boolean changed = batch != memory.batch();
    for (int i : reads) {
      Operand operand = operands[i];
      boolean constant = operand.extent().equals(Extent.CONSTANT); // one row for all
      arrays[i] = memory.buffer(operand.buffer());
      base[i] = operand.offset() - memory.first(operand.buffer()) * operand.rowSize();
      stride[i] = constant ? 0 : operand.rowSize();
      int[] map = !changed || constant ? null : operand.map(memory, extent);
      if (changed) mapped[i] = map != null;
      if (map != null) maps[i] = map;
    }
    for (int i : writes) {
      Instruction.Store store = stores[i];
      arrays[i] = memory.buffer(store.buffer());
      base[i] = store.offset() - memory.first(store.buffer()) * store.rowSize();
      stride[i] = store.rowSize();
    }
    batch = memory.batch();
  }

  float[] array(int i) {
    return arrays[i];
  }

  /** Whether a result is written to an array that is also read. */
  boolean isInPlace() {
    for (int i : writes) for (int j : reads) if (arrays[i] == arrays[j]) return true;
    return false;
  }

  /** Whether some operand's rows are seen through a map. */
  boolean anyMapped() {
    for (int i : reads) if (mapped[i]) return true;
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
