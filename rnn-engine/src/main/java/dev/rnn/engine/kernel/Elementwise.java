package dev.rnn.engine.kernel;

import dev.rnn.api.tensor.BinaryFunction;
import dev.rnn.api.tensor.UnaryFunction;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.kernel.generate.Vectors;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fused group of element-wise ops: values between the ops never reach memory. A list of instructions is interpreted
 * over chunks that stay in the first cache ({@link ElementwiseLoops}) and turned into bytecode ({@link
 * GeneratedGroup}), which takes over once it is fast. Both give the same bits.
 */
public final class Elementwise implements Kernel {
  /** Numbers of a register. */
  public static final int CHUNK = 512;

  /**
   * Gradients nearer to 0 than this count as 0 where a store says so: products of denormal numbers are 200 times
   * slower.
   */
  public static final float TINY = 1e-30f;

  /** {@code -Ddev.rnn.kernels=print} names each group's generated class and shows what it computes. */
  private static final boolean PRINT = "print".equals(System.getProperty("dev.rnn.kernels"));

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
  private final List<Instruction> instructions;
  private final ElementwiseLoops loops;
  private final @Nullable GeneratedGroup generated;

  /**
   * A group.
   *
   * @param size numbers of each value of the group
   */
  public Elementwise(Extent extent, int size, int registers, List<Instruction> instructions) {
    this.extent = extent;
    this.size = size;
    this.instructions = List.copyOf(instructions);
    loops = new ElementwiseLoops(extent, size, registers, this.instructions);
    generated = Vectors.available() ? GeneratedGroup.of(extent, size, this.instructions) : null;
    if (PRINT) print();
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

  /** Whether a buffer is read. */
  public boolean reads(int buffer) {
    return instructions.stream().anyMatch(i -> i instanceof Instruction.Load load && load.from.buffer() == buffer);
  }

  /** Whether a buffer is written. */
  public boolean writes(int buffer) {
    return instructions.stream().anyMatch(i -> i instanceof Instruction.Store store && store.buffer == buffer);
  }

  /** What it does, step by step. */
  List<Instruction> instructions() {
    return instructions;
  }

  /** Whether generated code has taken over. */
  boolean isFast() {
    return generated != null && generated.isFast();
  }

  @Override
  public void run(Memory memory, Scratch scratch, int from, int to) {
    if (size == 0 || from == to) return;
    GroupMemory where = scratch.of(this, instructions);
    where.bind(memory, extent);
    if (generated != null && generated.run(memory, scratch, where, from, to)) return;
    loops.run(memory, scratch, where, from, to);
  }

  @Override
  public String describe() {
    return "elementwise " + extent + " [" + size + "] " + String.join("; ", GroupText.of(instructions));
  }

  private void print() {
    System.out.println((generated == null ? "plain loops" : generated.name())
        + ": elementwise " + extent + " [" + size + "]\n  "
        + String.join("\n  ", GroupText.of(instructions)));
  }
}
