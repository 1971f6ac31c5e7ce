package dev.rnn.training.metric.classification;

/**
 * What precision and recall are made of.
 *
 * @param right found, and there
 * @param found in all
 * @param there in all
 */
public record Hits(long right, long found, long there) {
  /** None of anything. */
  public static final Hits NONE = new Hits(0, 0, 0);

  /** Both together. */
  public Hits plus(Hits other) {
    return new Hits(right + other.right, found + other.found, there + other.there);
  }

  /** right / found; 0 if nothing was found. */
  public double precision() {
    return ratio(right, found);
  }

  /** right / there; 0 if nothing was there. */
  public double recall() {
    return ratio(right, there);
  }

  /** The harmonic mean of precision and recall: 2 · right / (found + there); 0 if nothing was right. */
  public double f1() {
    return ratio(2 * right, found + there);
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
