package dev.rnn.benchmarks.task;

import dev.rnn.benchmarks.measure.Case;
import java.util.Random;

/**
 * A word language model: embedding and two LSTM layers of H, softmax over the vocabulary at each step, clipping at norm
 * 5, plain SGD, state carried from window to window. One window is used again and again.
 *
 * @param inputs [B, T] words
 * @param targets [B, T] words
 */
public record WordTask(Case size, int[][] inputs, int[][] targets) {
  /** Words. */
  public static final int VOCABULARY = 10_000;

  /** The largest norm of all gradients together. */
  public static final double CLIP = 5;

  /** The learning rate: small, so that the loss of one window goes down and no step differs from the others. */
  public static final double RATE = 0.1;

  /** The name of the loss. */
  public static final String LOSS = "loss";

  /** A task of some hidden size. The same for every call. */
  public static WordTask of(Case size) {
    Random random = new Random(7);
    return new WordTask(size, words(random, size), words(random, size));
  }

  private static int[][] words(Random random, Case size) {
    int[][] words = new int[size.batch()][size.steps()];
    for (int[] sequence : words) for (int t = 0; t < sequence.length; t++) sequence[t] = random.nextInt(VOCABULARY);
    return words;
  }

  /** Multiplications and additions of the matrix products of a training step. */
  public double floatingOperations() {
    double rows = (double) size.batch() * size.steps();
    double layers = 2 * 2 * rows * 2 * size.hidden() * 4 * size.hidden();
    return 3 * (layers + 2 * rows * size.hidden() * VOCABULARY);
  }

  /** Numbers that are learned. */
  public long parameters() {
    long h = size.hidden();
    return VOCABULARY * h + 2 * (8 * h * h + 4 * h) + VOCABULARY * (h + 1);
  }
}
