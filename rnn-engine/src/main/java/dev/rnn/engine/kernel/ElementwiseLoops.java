package dev.rnn.engine.kernel;

import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.kernel.Elementwise.Instruction;
import dev.rnn.engine.layout.Rows;
import dev.rnn.engine.random.CounterRandom;
import dev.rnn.engine.random.NoiseRows;
import java.util.Arrays;
import java.util.List;

/**
 * Interprets a group over chunks that stay in the first cache: a loop for each instruction. It needs no incubator
 * module, and is what runs until generated code is warm.
 */
final class ElementwiseLoops {
  private final Extent extent;
  private final int size;
  private final int registers;
  private final List<Instruction> instructions;

  ElementwiseLoops(Extent extent, int size, int registers, List<Instruction> instructions) {
    this.extent = extent;
    this.size = size;
    this.registers = registers;
    this.instructions = instructions;
  }

  /** Rows, or places of the only row. */
  void run(Memory memory, Scratch scratch, GroupMemory where, int from, int to) {
    if (extent.equals(Extent.CONSTANT)) {
      part(memory, scratch, where, 0, from, to);
    } else if (size > Elementwise.CHUNK) {
      for (int r = from; r < to; r++) part(memory, scratch, where, r, 0, size);
    } else {
      int block = Elementwise.CHUNK / size;
      for (int r = from; r < to; r += block) execute(memory, scratch, where, r, Math.min(block, to - r), 0, size);
    }
  }

  private void part(Memory memory, Scratch scratch, GroupMemory where, int row, int from, int to) {
    for (int i = from; i < to; i += Elementwise.CHUNK) {
      execute(memory, scratch, where, row, 1, i, Math.min(Elementwise.CHUNK, to - i));
    }
  }

  /** Runs all instructions for places [at, at + width) of rows [row, row + rows). */
  void execute(Memory memory, Scratch scratch, GroupMemory where, int row, int rows, int at, int width) {
    float[][] register = scratch.registers(registers);
    int n = rows * width;
    for (int i = 0; i < instructions.size(); i++) {
      switch (instructions.get(i)) {
        case Instruction.Load load ->
            load(where, i, load.from().scalar(), register[load.to()], row, rows, at, width, width);
        case Instruction.Literal literal -> Arrays.fill(register[literal.to()], 0, n, literal.value());
        case Instruction.Unary unary ->
            Functions.apply(unary.function(), register[unary.x()], register[unary.to()], n, scratch.integers());
        case Instruction.Binary binary ->
            Functions.apply(binary.function(), register[binary.a()], register[binary.b()], register[binary.to()], n);
        case Instruction.Select select -> Functions.select(register[select.condition()], register[select.a()],
            register[select.b()], register[select.to()], n);
        case Instruction.OneHot oneHot -> oneHot(where, i, register[oneHot.to()], row, rows, at, width, width);
        case Instruction.Noise noise ->
            noise(memory, noise.name(), extent, register[noise.to()], row, rows, at, width, width);
        case Instruction.Store store -> {
          if (store.flush()) Functions.flush(register[store.from()], n);
          store(where, i, register[store.from()], row, rows, at, width, width);
        }
      }
    }
  }

  /**
   * Copies places [at, at + width) of the operand of an instruction; a scalar one to all places of its row.
   *
   * @param pitch numbers between two rows of {@code to}
   */
  static void load(GroupMemory where, int i, boolean scalar, float[] to, int row, int rows, int at, int width,
      int pitch) {
    float[] data = where.array(i);
    if (width == 1) {
      int place = scalar ? 0 : at;
      for (int r = 0; r < rows; r++) to[r * pitch] = data[where.at(i, row + r) + place];
    } else if (scalar) {
      for (int r = 0; r < rows; r++) Arrays.fill(to, r * pitch, r * pitch + width, data[where.at(i, row + r)]);
    } else if (where.stride(i) == width && pitch == width && !where.mapped(i)) {
      System.arraycopy(data, where.at(i, row) + at, to, 0, rows * width);
    } else {
      for (int r = 0; r < rows; r++) System.arraycopy(data, where.at(i, row + r) + at, to, r * pitch, width);
    }
  }

  /** Copies what an instruction stores to where it belongs. */
  static void store(GroupMemory where, int i, float[] from, int row, int rows, int at, int width, int pitch) {
    float[] to = where.array(i);
    if (where.stride(i) == width && pitch == width) {
      System.arraycopy(from, 0, to, where.at(i, row) + at, rows * width);
    } else {
      for (int r = 0; r < rows; r++) System.arraycopy(from, r * pitch, to, where.at(i, row + r) + at, width);
    }
  }

  /** 1 at the place that the operand of an instruction names, else 0. */
  static void oneHot(GroupMemory where, int i, float[] to, int row, int rows, int at, int width, int pitch) {
    Arrays.fill(to, 0, rows * pitch, 0f);
    for (int r = 0; r < rows; r++) {
      int place = (int) where.array(i)[where.at(i, row + r)] - at;
      if (place >= 0 && place < width) to[r * pitch + place] = 1f;
    }
  }

  /** Uniform numbers, a function of the row's key and the place. */
  static void noise(Memory memory, String name, Extent extent, float[] to, int row, int rows, int at, int width,
      int pitch) {
    Rows layout = memory.batch().rows(extent);
    for (int r = 0; r < rows; r++) {
      long key = NoiseRows.key(memory.noise(), name, extent, layout, row + r);
      for (int i = 0; i < width; i++) to[r * pitch + i] = CounterRandom.uniform(key, at + i);
    }
  }
}
