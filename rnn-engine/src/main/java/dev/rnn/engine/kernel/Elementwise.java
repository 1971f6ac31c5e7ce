package dev.rnn.engine.kernel;

import dev.rnn.api.tensor.BinaryFunction;
import dev.rnn.api.tensor.UnaryFunction;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.layout.Rows;
import dev.rnn.engine.random.CounterRandom;
import dev.rnn.engine.random.NoiseRows;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A fused group of element-wise ops: interprets a list of instructions over chunks that stay in the first cache, so that
 * values between the ops never reach memory.
 */
public final class Elementwise implements Kernel {
  /** Numbers of a register. */
  public static final int CHUNK = 512;

  /** Gradients nearer to 0 than this count as 0 where a store says so: products of denormal numbers are 200 times slower. */
  public static final float TINY = 1e-30f;

  /** One step of a group; {@code to} and sources are registers. */
  public sealed interface Instruction {
    /** Reads an operand. */
    record Load(int to, Operand from) implements Instruction {}

    /** The same number everywhere. */
    record Literal(int to, float value) implements Instruction {}

    /** A function of one register. */
    record Unary(int to, UnaryFunction function, int x) implements Instruction {}

    /** A function of two registers. */
    record Binary(int to, BinaryFunction function, int a, int b) implements Instruction {}

    /** Chooses between two registers. */
    record Select(int to, int condition, int a, int b) implements Instruction {}

    /** 1 at the place that an index names. */
    record OneHot(int to, Operand index) implements Instruction {}

    /** Uniform noise. */
    record Noise(int to, String name) implements Instruction {}

    /**
     * Writes a register to rows of a buffer of the group's extent.
     *
     * @param rowSize numbers between two rows of the buffer
     * @param offset where the register's row begins within one
     * @param flush whether numbers nearer to 0 than {@link Elementwise#TINY} become 0
     */
    record Store(int from, int buffer, int rowSize, int offset, boolean flush) implements Instruction {}
  }

  private final Extent extent;
  private final int size;
  private final int registers;
  private final List<Instruction> instructions;

  /**
   * A group.
   *
   * @param size numbers of each value of the group
   */
  public Elementwise(Extent extent, int size, int registers, List<Instruction> instructions) {
    this.extent = extent;
    this.size = size;
    this.registers = registers;
    this.instructions = List.copyOf(instructions);
  }

  @Override
  public Split split() {
    return extent.equals(Extent.CONSTANT) ? Split.PLACES : Split.ROWS;
  }

  @Override
  public Extent extent() {
    return extent;
  }

  @Override
  public int places() {
    return size;
  }

  /** Whether every place of a buffer is read before another one is written, so that the two may be the same memory. */
  public boolean readsBeforeWriting(int read, int written) {
    boolean wrote = false;
    for (Instruction instruction : instructions) {
      if (instruction instanceof Instruction.Store store && store.buffer == written) wrote = true;
      if (wrote && instruction instanceof Instruction.Load load && load.from.buffer() == read) return false;
    }
    return true;
  }

  @Override
  public void run(Memory memory, Scratch scratch, int from, int to) {
    if (size == 0 || from == to) return;
    float[][] register = scratch.registers(registers);
    Bound[] bound = bind(memory);
    if (split() == Split.PLACES) {
      part(memory, scratch, bound, register, 0, 1, from, to);
      return;
    }
    if (size > CHUNK) {
      for (int r = from; r < to; r++) part(memory, scratch, bound, register, r, 1, 0, size);
      return;
    }
    int block = CHUNK / size;
    for (int r = from; r < to; r += block) {
      execute(memory, scratch, bound, register, r, Math.min(block, to - r), 0, size);
    }
  }

  /** A range of the places of a few rows, chunk by chunk. */
  private void part(Memory memory, Scratch scratch, Bound[] bound, float[][] register, int row, int rows, int from,
      int to) {
    for (int i = from; i < to; i += CHUNK) {
      execute(memory, scratch, bound, register, row, rows, i, Math.min(CHUNK, to - i));
    }
  }

  /** An operand with the row map of this run. */
  private record Bound(@Nullable Operand operand, float[] data, int @Nullable [] map) {}

  private Bound[] bind(Memory memory) {
    Bound[] bound = new Bound[instructions.size()];
    for (int i = 0; i < bound.length; i++) {
      Operand operand = switch (instructions.get(i)) {
        case Instruction.Load load -> load.from;
        case Instruction.OneHot oneHot -> oneHot.index;
        default -> null;
      };
      bound[i] = operand == null ? new Bound(null, new float[0], null)
          : new Bound(operand, memory.buffer(operand.buffer()), operand.map(memory, extent));
    }
    return bound;
  }

  /** Runs all instructions for places [at, at + width) of rows [row, row + rows). */
  private void execute(Memory memory, Scratch scratch, Bound[] bound, float[][] register, int row, int rows, int at,
      int width) {
    int n = rows * width;
    for (int i = 0; i < bound.length; i++) {
      switch (instructions.get(i)) {
        case Instruction.Load(int to, Operand from) -> load(memory, from, bound[i], register[to], row, rows, at, width);
        case Instruction.Literal(int to, float value) -> java.util.Arrays.fill(register[to], 0, n, value);
        case Instruction.Unary(int to, var f, int x) ->
            Functions.apply(f, register[x], register[to], n, scratch.integers());
        case Instruction.Binary(int to, var f, int a, int b) ->
            Functions.apply(f, register[a], register[b], register[to], n);
        case Instruction.Select(int to, int c, int a, int b) ->
            Functions.select(register[c], register[a], register[b], register[to], n);
        case Instruction.OneHot(int to, Operand index) ->
            oneHot(memory, index, bound[i], register[to], row, rows, at, width);
        case Instruction.Noise(int to, String name) -> noise(memory, name, register[to], row, rows, at, width);
        case Instruction.Store store -> store(store, register[store.from], memory, row, rows, at, width);
      }
    }
  }

  private void load(Memory memory, Operand operand, Bound bound, float[] to, int row, int rows, int at, int width) {
    float[] data = bound.data;
    int[] map = bound.map;
    if (operand.scalar()) {
      for (int r = 0; r < rows; r++) {
        float value = data[operand.at(memory, map, row + r)];
        if (width == 1) to[r] = value;
        else java.util.Arrays.fill(to, r * width, (r + 1) * width, value);
      }
    } else if (map == null && operand.rowSize() == width) {
      System.arraycopy(data, operand.at(memory, null, row), to, 0, rows * width);
    } else if (width == 1) {
      for (int r = 0; r < rows; r++) to[r] = data[operand.at(memory, map, row + r) + at];
    } else {
      for (int r = 0; r < rows; r++) System.arraycopy(data, operand.at(memory, map, row + r) + at, to, r * width, width);
    }
  }

  private static void store(Instruction.Store store, float[] from, Memory memory, int row, int rows, int at, int width) {
    float[] to = memory.buffer(store.buffer);
    if (store.flush) Functions.flush(from, rows * width);
    int first = row - memory.first(store.buffer);
    if (store.rowSize == width) {
      System.arraycopy(from, 0, to, first * width, rows * width);
    } else {
      for (int r = 0; r < rows; r++) {
        System.arraycopy(from, r * width, to, (first + r) * store.rowSize + store.offset + at, width);
      }
    }
  }

  private static void oneHot(Memory memory, Operand index, Bound bound, float[] to, int row, int rows, int at,
      int width) {
    java.util.Arrays.fill(to, 0, rows * width, 0f);
    for (int r = 0; r < rows; r++) {
      int place = (int) bound.data[index.at(memory, bound.map, row + r)] - at;
      if (place >= 0 && place < width) to[r * width + place] = 1f;
    }
  }

  private void noise(Memory memory, String name, float[] to, int row, int rows, int at, int width) {
    Rows layout = memory.batch().rows(extent);
    for (int r = 0; r < rows; r++) {
      long key = NoiseRows.key(memory.noise(), name, extent, layout, row + r);
      for (int i = 0; i < width; i++) to[r * width + i] = CounterRandom.uniform(key, at + i);
    }
  }

  @Override
  public String describe() {
    return "elementwise " + extent + " [" + size + "] " + instructions.stream().map(Elementwise::text)
        .collect(Collectors.joining("; "));
  }

  private static String text(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Load(int to, Operand from) -> "r" + to + " = " + from;
      case Instruction.Literal(int to, float value) -> "r" + to + " = " + value;
      case Instruction.Unary(int to, var f, int x) -> "r" + to + " = " + f + " r" + x;
      case Instruction.Binary(int to, var f, int a, int b) -> "r" + to + " = " + f + " r" + a + " r" + b;
      case Instruction.Select(int to, int c, int a, int b) -> "r" + to + " = r" + c + " ? r" + a + " : r" + b;
      case Instruction.OneHot(int to, Operand index) -> "r" + to + " = onehot " + index;
      case Instruction.Noise(int to, String name) -> "r" + to + " = noise " + name;
      case Instruction.Store(int from, int buffer, _, int offset, boolean flush) ->
          "b" + buffer + (offset > 0 ? "+" + offset : "") + " = " + (flush ? "flushed r" : "r") + from;
    };
  }
}
