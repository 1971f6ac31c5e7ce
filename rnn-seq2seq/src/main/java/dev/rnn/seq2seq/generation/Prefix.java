package dev.rnn.seq2seq.generation;

import org.jspecify.annotations.Nullable;

/**
 * A hypothesis in the making: shares its beginning with others.
 *
 * @param before what it continues; null: it is empty
 * @param token the last token
 * @param length number of tokens
 * @param logProbability of all of them
 * @param attention of the last step
 */
record Prefix(@Nullable Prefix before, int token, int length, double logProbability, float[] attention) {
  private static final float[] NONE = new float[0];

  /** Nothing so far. */
  static Prefix empty(int end) {
    return new Prefix(null, end, 0, 0, NONE);
  }

  Prefix with(int next, double log, float[] attended) {
    return new Prefix(this, next, length + 1, logProbability + log, attended);
  }

  /** Its first {@code count} tokens. */
  int[] tokens(int count) {
    int[] all = new int[count];
    for (Prefix p = this; p.before != null; p = p.before) if (p.length <= count) all[p.length - 1] = p.token;
    return all;
  }

  int[] tokens() {
    return tokens(length);
  }

  private float[][] attentions() {
    float[][] all = new float[length][];
    for (Prefix p = this; p.before != null; p = p.before) all[p.length - 1] = p.attention;
    return all;
  }

  /** Σ over steps of the attention that each source step got. */
  double[] covered() {
    double[] sum = new double[attention.length];
    for (Prefix p = this; p.before != null; p = p.before) {
      for (int i = 0; i < sum.length; i++) sum[i] += p.attention[i];
    }
    return sum;
  }

  /** Its last token is the end. */
  Hypothesis finished(boolean ended, double score) {
    return new Hypothesis(tokens(length - 1), ended, logProbability, score, attentions());
  }
}
