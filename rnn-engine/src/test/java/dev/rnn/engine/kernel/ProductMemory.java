package dev.rnn.engine.kernel;

import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.kernel.matrix.MatrixKernels;
import dev.rnn.engine.kernel.matrix.PackedMatrix;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.random.NoiseKey;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The memory of one product: random rows times a random matrix.
 *
 * @param rows [rows, depth]
 * @param matrix [depth, width]
 * @param result [rows, width]
 */
record ProductMemory(float[] rows, float[] matrix, float[] result, PackedMatrix packed, int depth, int width)
    implements Memory {
  ProductMemory(int rows, int depth, int width) {
    this(random(rows * depth, 1), random(depth * width, 2), new float[rows * width],
        MatrixKernels.chosen().matrix(depth, width), depth, width);
    packed.fill(matrix, 0, 0, depth);
  }

  MatrixProduct product() {
    Operand x = new Operand(0, Extent.SEQUENCE, depth, 0, false);
    return new MatrixProduct(Extent.SEQUENCE, x, 0, depth, width, null, 1);
  }

  @Override
  public float[] buffer(int id) {
    return id == 0 ? rows : result;
  }

  @Override
  public PackedMatrix packed(int id) {
    return packed;
  }

  @Override
  public Batch batch() {
    return Batch.of(0, Map.of(), List.of());
  }

  @Override
  public NoiseKey noise() {
    return NoiseKey.of(0, 0);
  }

  private static float[] random(int count, long seed) {
    Random random = new Random(seed);
    float[] all = new float[count];
    for (int i = 0; i < count; i++) all[i] = 2 * random.nextFloat() - 1;
    return all;
  }
}
