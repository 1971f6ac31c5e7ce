package dev.rnn.engine.kernel;

import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.kernel.matrix.PackedMatrix;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.random.NoiseKey;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The memory of a group.
 *
 * @param buffers by id
 * @param first the row that stands first in each
 */
record GroupMemories(Batch batch, float[][] buffers, int[] first) implements Memory {
  static final Axis TIME = new Axis("time", 0);

  private static final float[] SPECIAL = {0f, -0f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY,
      Float.MIN_VALUE, -Float.MIN_VALUE, 1e-40f, -3e-39f, Float.MIN_NORMAL, 9e-31f, -9e-31f, 1.1e-30f, Float.MAX_VALUE,
      -Float.MAX_VALUE, 1f, -1f, 88.5f, 89.5f, -87.5f, -103f, -105f, 9f, -9f, 0.5f, 0.70710678f};

  /** Sequences of the given lengths. */
  static Batch batch(int... lengths) {
    return Batch.of(lengths.length, Map.of(TIME, lengths), List.of(TIME));
  }

  /** Numbers of all kinds, every eighth a special one. */
  static float[] random(Random random, int count) {
    float[] all = new float[count];
    for (int i = 0; i < count; i++) {
      all[i] = random.nextInt(8) == 0 ? SPECIAL[random.nextInt(SPECIAL.length)]
          : (float) (random.nextGaussian() * Math.pow(10, random.nextInt(5) - 3));
    }
    return all;
  }

  /** A copy with numbers of its own. */
  GroupMemories copy() {
    float[][] copies = new float[buffers.length][];
    for (int i = 0; i < copies.length; i++) {
      copies[i] = buffers[i].clone();
      for (int j = 0; j < i; j++) if (buffers[j] == buffers[i]) copies[i] = copies[j];
    }
    return new GroupMemories(batch, copies, first);
  }

  int rows(Extent extent) {
    return batch.rows(extent).count();
  }

  /** All numbers as bits; one kind of NaN. */
  int[][] bits() {
    int[][] bits = new int[buffers.length][];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = new int[buffers[i].length];
      for (int j = 0; j < bits[i].length; j++) bits[i][j] = Float.floatToIntBits(buffers[i][j]);
    }
    return bits;
  }

  @Override
  public float[] buffer(int id) {
    return buffers[id];
  }

  @Override
  public int first(int id) {
    return first[id];
  }

  @Override
  public PackedMatrix packed(int id) {
    throw new IllegalStateException("a group reads no matrix");
  }

  @Override
  public NoiseKey noise() {
    return NoiseKey.of(7, 3);
  }
}
