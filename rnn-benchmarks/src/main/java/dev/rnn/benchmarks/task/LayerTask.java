package dev.rnn.benchmarks.task;

import dev.rnn.benchmarks.measure.Case;
import dev.rnn.engine.trace.ParameterDeclaration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * One recurrent layer over sequences, with weights and data that every side uses. Weights have the engine's names, such
 * as {@code layer/forget/W} [H, I]; results are named {@link #OUTPUT}, {@code "d x"} and {@code "d layer/forget/W"}.
 *
 * @param lengths of each sequence, from the longest to the shortest: rows are packed, step after step, without padding
 * @param weights row by row
 * @param x [rows, I]
 * @param outputGradient [rows, H]: the gradient of the loss for the outputs
 */
public record LayerTask(Case size, Kind kind, int[] lengths, Map<String, float[]> weights, float[] x,
    float[] outputGradient) {
  /** The name of the outputs, [rows, H]. */
  public static final String OUTPUT = "output";

  /** The name of the input. */
  public static final String INPUT = "x";

  /** What is done with the layer. */
  public enum Kind {
    /** Forward, and backward from a gradient of all outputs to all parameters and the input. */
    TRAIN,
    /** The same from a gradient of the last outputs alone: all others are 0. */
    TRAIN_LAST,
    /** Forward alone. */
    INFERENCE,
    /** Forward one step at a time, the state kept. */
    STREAM;

    /** Whether there is a backward pass. */
    public boolean trains() {
      return this == TRAIN || this == TRAIN_LAST;
    }
  }

  /** A task with sequences of one length. */
  public static LayerTask of(Case size, Kind kind) {
    int[] lengths = new int[size.batch()];
    Arrays.fill(lengths, size.steps());
    return of(size, kind, lengths);
  }

  /** A task with sequences of these lengths, from the longest to the shortest. The same for every call. */
  public static LayerTask of(Case size, Kind kind, int[] lengths) {
    Random random = new Random(7);
    Map<String, float[]> weights = new LinkedHashMap<>();
    double limit = 1 / Math.sqrt(size.hidden());
    for (ParameterDeclaration p : LayerGraph.of(size, kind).parameters()) {
      float[] values = new float[p.shape().size()];
      for (int i = 0; i < values.length; i++) values[i] = (float) ((2 * random.nextDouble() - 1) * limit);
      weights.put(p.path(), values);
    }
    int rows = Arrays.stream(lengths).sum();
    float[] x = normal(random, rows * size.input());
    float[] gradient = kind.trains() ? normal(random, rows * size.hidden()) : new float[0];
    if (kind == Kind.TRAIN_LAST) Arrays.fill(gradient, 0, (rows - size.batch()) * size.hidden(), 0);
    return new LayerTask(size, kind, lengths, weights, x, gradient);
  }

  /** The number of valid steps. */
  public int rows() {
    return Arrays.stream(lengths).sum();
  }

  /** How many sequences have a step t, for each t. */
  public int[] running() {
    int[] running = new int[lengths[0]];
    for (int length : lengths) for (int t = 0; t < length; t++) running[t]++;
    return running;
  }

  /** Multiplications and additions of the matrix products; a backward pass is twice a forward pass. */
  public double floatingOperations() {
    double forward = 2.0 * rows() * (size.input() + size.hidden()) * Cells.gates(size.cell()) * size.hidden();
    return kind.trains() ? 3 * forward : forward;
  }

  private static float[] normal(Random random, int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) numbers[i] = (float) random.nextGaussian();
    return numbers;
  }
}
