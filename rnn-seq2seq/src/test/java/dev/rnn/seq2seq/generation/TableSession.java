package dev.rnn.seq2seq.generation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** A made-up model: the probabilities of the next token are random numbers of the source and all tokens so far. */
final class TableSession implements DecodingSession {
  static final int END = 1;

  private final int vocabulary;
  private final long[] seeds;
  private final double sharpness;
  private List<int[]> prefixes = new ArrayList<>();
  private int[] sources;
  private boolean begun;

  TableSession(int vocabulary, double sharpness, long... seeds) {
    this.vocabulary = vocabulary;
    this.seeds = seeds.clone();
    this.sharpness = sharpness;
    sources = new int[seeds.length];
    Arrays.setAll(sources, s -> s);
    for (int s = 0; s < seeds.length; s++) prefixes.add(new int[0]);
  }

  @Override
  public int rows() {
    return sources.length;
  }

  @Override
  public int source(int row) {
    return sources[row];
  }

  @Override
  public int sourceLength(int source) {
    return 3;
  }

  @Override
  public int vocabulary() {
    return vocabulary;
  }

  @Override
  public void step(int[] previous) {
    if (previous.length != sources.length) throw new AssertionError(previous.length + " tokens for " + sources.length);
    for (int row = 0; row < previous.length; row++) {
      int[] old = prefixes.get(row);
      if (!begun) {
        if (previous[row] != END) throw new AssertionError("the first step is fed the end of sequence");
        continue;
      }
      int[] longer = Arrays.copyOf(old, old.length + 1);
      longer[old.length] = previous[row];
      prefixes.set(row, longer);
    }
    begun = true;
  }

  @Override
  public void logProbabilities(int row, float[] into) {
    float[] p = logProbabilities(seeds[sources[row]], prefixes.get(row));
    System.arraycopy(p, 0, into, 0, into.length);
  }

  float[] logProbabilities(long seed, int[] prefix) {
    SplittableRandom random = new SplittableRandom(seed * 31 + Arrays.hashCode(prefix));
    double[] scores = new double[vocabulary];
    double sum = 0;
    for (int i = 0; i < vocabulary; i++) sum += scores[i] = Math.exp(sharpness * random.nextDouble());
    float[] log = new float[vocabulary];
    for (int i = 0; i < vocabulary; i++) log[i] = (float) Math.log(scores[i] / sum);
    return log;
  }

  @Override
  public float[] attention(int row) {
    SplittableRandom random = new SplittableRandom(seeds[sources[row]] * 17 + Arrays.hashCode(prefixes.get(row)));
    float[] weights = new float[3];
    double a = random.nextDouble();
    weights[0] = (float) a;
    weights[1] = (float) (1 - a);
    return weights;
  }

  @Override
  public void select(int[] rows) {
    List<int[]> kept = new ArrayList<>();
    int[] of = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      kept.add(prefixes.get(rows[i]).clone());
      of[i] = sources[rows[i]];
    }
    prefixes = kept;
    sources = of;
  }
}
