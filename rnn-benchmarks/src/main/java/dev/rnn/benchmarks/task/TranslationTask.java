package dev.rnn.benchmarks.task;

import dev.rnn.benchmarks.measure.Case;
import java.util.Random;

/**
 * A training step of an encoder with a decoder: embeddings, a GRU, additive attention of its hidden size, a GRU that reads the
 * token before and the context, softmax over the vocabulary of [h; context; token], Adam. The decoder begins with
 * tanh(W h + b) of the encoder's last state. One batch is used again and again.
 *
 * @param size B, T of sources and of targets (the end of the sequence included), the embeddings' size I, and H
 * @param sources [B, T] tokens
 * @param targets [B, T − 1] tokens
 */
public record TranslationTask(Case size, int[][] sources, int[][] targets) {
  /** Tokens of either side. */
  public static final int VOCABULARY = 8_000;

  /** The learning rate. */
  public static final double RATE = 1e-3;

  /** The name of the loss. */
  public static final String LOSS = "loss";

  private static final int RESERVED = 2; // unknown, and the end

  /** A task of some size. The same for every call. */
  public static TranslationTask of(Case size) {
    Random random = new Random(7);
    return new TranslationTask(size, tokens(random, size.batch(), size.steps()),
        tokens(random, size.batch(), size.steps() - 1));
  }

  private static int[][] tokens(Random random, int batch, int steps) {
    int[][] all = new int[batch][steps];
    for (int[] sequence : all) {
      for (int t = 0; t < steps; t++) sequence[t] = RESERVED + random.nextInt(VOCABULARY - RESERVED);
    }
    return all;
  }

  /** Multiplications and additions of the matrix products of a training step, keys projected once. */
  public double floatingOperations() {
    double rows = (double) size.batch() * size.steps();
    double h = size.hidden();
    double e = size.input();
    double encoder = (e + h) * 3 * h + h * h;
    double decoder = h * h + 2 * size.steps() * h + (e + 2 * h) * 3 * h + (2 * h + e) * VOCABULARY;
    return 3 * 2 * (rows * (encoder + decoder) + size.batch() * h * h);
  }

  /** Numbers that are learned. */
  public long parameters() {
    long h = size.hidden();
    long e = size.input();
    long encoder = 3 * h * (e + h) + 4 * h;
    long decoder = 3 * h * (e + 2 * h) + 4 * h;
    long attention = 2 * h * h + 2 * h;
    return 2 * VOCABULARY * e + encoder + decoder + attention + h * h + h + VOCABULARY * (2 * h + e + 1);
  }
}
