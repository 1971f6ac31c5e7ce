package dev.rnn.engine.kernel;

import dev.rnn.api.tensor.BinaryFunction;
import dev.rnn.api.tensor.UnaryFunction;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.kernel.Elementwise.Instruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A random group: operands of any extent, dense or a part of longer rows, whole or scalar; results that are dense,
 * parts of longer rows, or written in place of an operand.
 */
record RandomGroup(Extent extent, int size, int registers, List<Instruction> instructions, GroupMemories memory) {
  private static final int[] SIZES = {1, 2, 3, 7, 8, 15, 16, 17, 31, 32, 33, 64, 65, 100, 200, 511, 512, 513, 1000};
  private static final UnaryFunction[] UNARY = java.util.Arrays.stream(UnaryFunction.values())
      .filter(f -> f != UnaryFunction.SIN && f != UnaryFunction.COS).toArray(UnaryFunction[]::new);

  static RandomGroup of(long seed) {
    Random random = new Random(seed);
    return new Maker(random, SIZES[random.nextInt(SIZES.length)], random.nextInt(3), 1 + random.nextInt(30)).make();
  }

  /** A group of many instructions. */
  static RandomGroup of(long seed, int size, int instructions) {
    return new Maker(new Random(seed), size, 2, instructions).make();
  }

  private static final class Maker {
    private static final int REGISTERS = 6;

    private final Random random;
    private final int size;
    private final int count;
    private final Extent extent;
    private final GroupMemories batch;
    private final List<float[]> buffers = new ArrayList<>();
    private final List<Integer> first = new ArrayList<>();
    private final List<Instruction> code = new ArrayList<>();
    private final List<Operand> inPlace = new ArrayList<>(); // operands of the group's extent

    Maker(Random random, int size, int kind, int count) {
      this.random = random;
      this.size = size;
      this.count = count;
      extent = List.of(Extent.CONSTANT, Extent.SEQUENCE, Extent.of(GroupMemories.TIME)).get(kind);
      int[] lengths = random.ints(1 + random.nextInt(5), 0, 6).toArray();
      batch = new GroupMemories(GroupMemories.batch(lengths), new float[0][], new int[0]);
    }

    RandomGroup make() {
      boolean easy = random.nextInt(4) == 0; // only dense operands
      for (int r = 0; r < REGISTERS; r++) load(r, easy);
      for (int i = 0; i < count; i++) step(easy);
      for (int i = 0; i < 1 + random.nextInt(4); i++) store(easy);
      int[] firsts = first.stream().mapToInt(f -> f).toArray();
      return new RandomGroup(extent, size, REGISTERS, code,
          new GroupMemories(batch.batch(), buffers.toArray(float[][]::new), firsts));
    }

    private int any() {
      return random.nextInt(REGISTERS);
    }

    private void step(boolean easy) {
      switch (random.nextInt(easy ? 7 : 9)) {
        case 0, 1 -> code.add(new Instruction.Unary(any(), UNARY[random.nextInt(UNARY.length)], any()));
        case 2, 3, 4 -> code.add(new Instruction.Binary(any(),
            BinaryFunction.values()[random.nextInt(BinaryFunction.values().length)], any(), any()));
        case 5 -> code.add(new Instruction.Select(any(), any(), any(), any()));
        case 6 -> code.add(new Instruction.Literal(any(), random.nextInt(3) == 0 ? -0f : random.nextFloat()));
        case 7 -> special(any());
        default -> load(any(), easy);
      }
    }

    private void special(int to) {
      if (random.nextBoolean()) {
        code.add(new Instruction.Noise(to, "noise" + random.nextInt(3)));
        return;
      }
      float[] index = new float[batch.rows(extent)];
      for (int r = 0; r < index.length; r++) index[r] = random.nextInt(size + 1) - 1;
      code.add(new Instruction.OneHot(to, new Operand(buffer(index, 0), extent, 1, 0, false)));
    }

    private void load(int to, boolean easy) {
      Extent from = easy || extent.equals(Extent.CONSTANT) || random.nextBoolean() ? extent
          : random.nextBoolean() ? Extent.CONSTANT : Extent.SEQUENCE;
      boolean scalar = (!easy || size == 1) && random.nextInt(4) == 0;
      int least = scalar ? 1 : size;
      int rowSize = easy || random.nextBoolean() ? least : least + random.nextInt(2 * size);
      int offset = rowSize == least ? 0 : random.nextInt(rowSize - least + 1);
      int past = batch.rows(from) * rowSize;
      // rows before the first one at work
      int skipped = !easy && from.equals(extent) && random.nextInt(4) == 0 ? -1 : 0;
      int id = buffer(GroupMemories.random(random, past - skipped * rowSize), skipped);
      Operand operand = new Operand(id, from, rowSize, offset, scalar);
      if (from.equals(extent) && skipped == 0 && !scalar) inPlace.add(operand);
      code.add(new Instruction.Load(to, operand));
    }

    private void store(boolean easy) {
      if (!inPlace.isEmpty() && random.nextInt(3) == 0) {
        Operand over = inPlace.remove(random.nextInt(inPlace.size()));
        int same = buffer(buffers.get(over.buffer()), 0);
        code.add(new Instruction.Store(any(), same, over.rowSize(), over.offset(), random.nextBoolean()));
        return;
      }
      int rowSize = easy || random.nextBoolean() ? size : size + random.nextInt(2 * size);
      int offset = random.nextInt(rowSize - size + 1);
      int id = buffer(GroupMemories.random(random, batch.rows(extent) * rowSize), 0);
      code.add(new Instruction.Store(any(), id, rowSize, offset, random.nextBoolean()));
    }

    private int buffer(float[] numbers, int firstRow) {
      buffers.add(numbers);
      first.add(firstRow);
      return buffers.size() - 1;
    }
  }
}
