package dev.rnn.benchmarks.task;

import dev.rnn.benchmarks.measure.Case;
import dev.rnn.seq2seq.model.EncoderDecoderSpec;
import java.util.Random;

/**
 * An encoder with a decoder that attends: embeddings of E, a GRU of H along the source, additive attention of size H, a
 * GRU of H along the target that begins with the encoder's last state, softmax over [h; context; token]; Adam, no
 * clipping, teacher forcing. One batch is used again and again. Of a {@link Case}, steps are S = T and input is E.
 *
 * @param sources [B, S] tokens
 * @param targets [B, T] tokens, the last of each being the end
 */
public record PairTask(Case size, int[][] sources, int[][] targets) {
  /** Tokens of either side. */
  public static final int VOCABULARY = 8000;

  /** The end of a sequence; it is fed before the first token too. */
  public static final int END = EncoderDecoderSpec.END;

  /** The learning rate. */
  public static final double RATE = 0.001;

  /** The name of the losses: means over all target tokens. */
  public static final String LOSS = OwnTraining.LOSS;

  /** A task of some size. The same for every call. */
  public static PairTask of(Case size) {
    Random random = new Random(7);
    int[][] targets = tokens(random, size);
    for (int[] target : targets) target[target.length - 1] = END;
    return new PairTask(size, tokens(random, size), targets);
  }

  private static int[][] tokens(Random random, Case size) {
    int[][] all = new int[size.batch()][size.steps()];
    for (int[] sequence : all) {
      for (int t = 0; t < sequence.length; t++) sequence[t] = 2 + random.nextInt(VOCABULARY - 2);
    }
    return all;
  }

  /** What teacher forcing feeds: the end, then the target without its last. */
  public int[][] previous() {
    int[][] all = new int[targets.length][];
    for (int s = 0; s < all.length; s++) {
      all[s] = new int[targets[s].length];
      all[s][0] = END;
      System.arraycopy(targets[s], 0, all[s], 1, all[s].length - 1);
    }
    return all;
  }

  /** Multiplications and additions of the matrix products of a training step, the keys projected once. */
  public double floatingOperations() {
    return 3 * decodingOperations(1);
  }

  /** The same for the way from sources to targets, with some hypotheses for each source. */
  public double decodingOperations(int hypotheses) {
    double rows = (double) size.batch() * size.steps();
    double h = size.hidden();
    double e = size.input();
    double ofSource = rows * 3 * h * (e + h) + rows * h * h;
    double attention = rows * h * h + 2 * rows * size.steps() * h;
    return 2 * (ofSource + hypotheses * (rows * 3 * h * (e + 2 * h) + attention + rows * (2 * h + e) * VOCABULARY));
  }

  /** Numbers that are learned, by their formula. */
  public long parameters() {
    long h = size.hidden();
    long e = size.input();
    long encoder = 3 * h * (e + h) + 4 * h;
    long decoder = 3 * h * (e + 2 * h) + 4 * h;
    long attention = 2 * h * h + 2 * h;
    return 2L * VOCABULARY * e + encoder + decoder + attention + VOCABULARY * (2 * h + e + 1);
  }
}
