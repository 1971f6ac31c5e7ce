package dev.rnn.examples.languagemodel.baseline;

import dev.rnn.training.data.EncodedText;

/** p(w) = (count(w) + 1) / (tokens + vocabulary): add-one smoothing, so that no token is impossible. */
public final class UnigramModel implements Baseline {
  private final int[] counts;
  private final int total;

  /** Counts a text. */
  public UnigramModel(EncodedText train, int vocabulary) {
    counts = new int[vocabulary];
    for (int token : train.toArray()) counts[token]++;
    total = train.size();
  }

  @Override
  public double probability(int previous, int token) {
    return (counts[token] + 1.0) / (total + counts.length);
  }
}
