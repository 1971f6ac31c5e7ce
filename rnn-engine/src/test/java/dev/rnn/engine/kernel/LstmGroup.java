package dev.rnn.engine.kernel;

import static dev.rnn.api.tensor.BinaryFunction.ADD;
import static dev.rnn.api.tensor.BinaryFunction.MULTIPLY;
import static dev.rnn.api.tensor.BinaryFunction.SUBTRACT;
import static dev.rnn.api.tensor.UnaryFunction.SIGMOID;
import static dev.rnn.api.tensor.UnaryFunction.TANH;

import dev.rnn.api.tensor.BinaryFunction;
import dev.rnn.api.tensor.UnaryFunction;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.kernel.Elementwise.Instruction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * The element-wise part of an LSTM's step as the compiler makes it: gates lie side by side in rows four times as
 * long.
 */
final class LstmGroup {
  private final int rows;
  private final int size;
  private final List<Instruction> code = new ArrayList<>();
  private final List<float[]> buffers = new ArrayList<>();
  private int registers;

  private LstmGroup(int rows, int size) {
    this.rows = rows;
    this.size = size;
  }

  /** Gates, cell and output from sums of products, a bias and the cell before. */
  static RandomGroup forward(int rows, int size) {
    LstmGroup g = new LstmGroup(rows, size);
    int sums = g.buffer(rows * 4 * size);
    int bias = g.buffer(4 * size);
    int gates = g.buffer(rows * 4 * size);
    int[] gate = new int[4];
    for (int q = 0; q < 4; q++) {
      int sum = g.apply(ADD, g.load(sums, Extent.SEQUENCE, 4, q), g.load(bias, Extent.CONSTANT, 4, q));
      gate[q] = g.apply(q == 2 ? TANH : SIGMOID, sum);
      g.store(gate[q], gates, 4, q);
    }
    int before = g.load(g.buffer(rows * size), Extent.SEQUENCE, 1, 0);
    int cell = g.apply(ADD, g.apply(MULTIPLY, gate[1], before), g.apply(MULTIPLY, gate[0], gate[2]));
    int squashed = g.apply(TANH, cell);
    g.store(cell, g.buffer(rows * size), 1, 0);
    g.store(squashed, g.buffer(rows * size), 1, 0);
    g.store(g.apply(MULTIPLY, gate[3], squashed), g.buffer(rows * size), 1, 0);
    return g.make();
  }

  /** The gradients of the sums and of the cell before. */
  static RandomGroup backward(int rows, int size) {
    LstmGroup g = new LstmGroup(rows, size);
    int gates = g.buffer(rows * 4 * size);
    int one = g.registers++;
    g.code.add(new Instruction.Literal(one, 1));
    int[] gate = new int[4];
    for (int q = 0; q < 4; q++) gate[q] = g.load(gates, Extent.SEQUENCE, 4, q);
    int squashed = g.load(g.buffer(rows * size), Extent.SEQUENCE, 1, 0);
    int before = g.load(g.buffer(rows * size), Extent.SEQUENCE, 1, 0);
    int dh = g.apply(ADD, g.load(g.buffer(rows * size), Extent.SEQUENCE, 1, 0),
        g.load(g.buffer(rows * size), Extent.SEQUENCE, 1, 0));
    int carried = g.load(g.buffer(rows * size), Extent.SEQUENCE, 1, 0);
    int curve = g.apply(SUBTRACT, one, g.apply(MULTIPLY, squashed, squashed));
    int dc = g.apply(ADD, carried, g.apply(MULTIPLY, g.apply(MULTIPLY, dh, gate[3]), curve));
    int sums = g.buffer(rows * 4 * size);
    g.store(g.times(g.times(dc, gate[2]), g.slope(one, gate[0])), sums, 4, 0);
    g.store(g.times(g.times(dc, before), g.slope(one, gate[1])), sums, 4, 1);
    g.store(g.times(g.times(dc, gate[0]), g.apply(SUBTRACT, one, g.times(gate[2], gate[2]))), sums, 4, 2);
    g.store(g.times(g.times(dh, squashed), g.slope(one, gate[3])), sums, 4, 3);
    g.store(g.times(dc, gate[1]), g.buffer(rows * size), 1, 0);
    return g.make();
  }

  private int slope(int one, int x) {
    return times(x, apply(SUBTRACT, one, x));
  }

  private int times(int a, int b) {
    return apply(MULTIPLY, a, b);
  }

  private int apply(BinaryFunction function, int a, int b) {
    code.add(new Instruction.Binary(registers, function, a, b));
    return registers++;
  }

  private int apply(UnaryFunction function, int x) {
    code.add(new Instruction.Unary(registers, function, x));
    return registers++;
  }

  private int load(int buffer, Extent extent, int parts, int part) {
    code.add(new Instruction.Load(registers, new Operand(buffer, extent, parts * size, part * size, false)));
    return registers++;
  }

  private void store(int from, int buffer, int parts, int part) {
    code.add(new Instruction.Store(from, buffer, parts * size, part * size, false));
  }

  private int buffer(int count) {
    Random random = new Random(buffers.size());
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) numbers[i] = (float) random.nextGaussian();
    buffers.add(numbers);
    return buffers.size() - 1;
  }

  private RandomGroup make() {
    int[] lengths = new int[rows];
    Arrays.fill(lengths, 1);
    return new RandomGroup(Extent.SEQUENCE, size, registers, code,
        new GroupMemories(GroupMemories.batch(lengths), buffers.toArray(float[][]::new), new int[buffers.size()]));
  }
}
