package dev.rnn.training.trainer;

/** What the updates of one epoch come to: their loss, the norms of their gradients and how many were clipped. */
final class EpochTotals {
  private final Reduction reduction;
  private double loss;
  private double counted;
  private double norms;
  private long clipped;
  private long updates;

  EpochTotals(Reduction reduction) {
    this.reduction = reduction;
  }

  /**
   * What a sum of losses is divided by when it is reported. Losses that were divided by their sequence's length already
   * add up to one mean for each sequence; all others are told as a mean over elements, which can be compared.
   */
  static double counted(Reduction reduction, double denominator, long elements) {
    return reduction == Reduction.MEAN_PER_SEQUENCE ? denominator : elements;
  }

  /** Takes one update; gives the mean loss to report for it. */
  double add(double lossSum, double denominator, long elements, double norm, boolean isClipped) {
    double count = counted(reduction, denominator, elements);
    loss += lossSum;
    counted += count;
    norms += norm;
    if (isClipped) clipped++;
    updates++;
    return lossSum / count;
  }

  /** The mean loss; NaN before the first update. */
  double loss() {
    return loss / counted;
  }

  /** The mean norm of gradients before clipping; NaN before the first update. */
  double meanNorm() {
    return norms / updates;
  }

  /** Which part of the updates was clipped, from 0 to 1; NaN before the first update. */
  double clippedShare() {
    return (double) clipped / updates;
  }

  void saveTo(TrainingState state) {
    state.progress().put("lossSum", Double.toString(loss));
    state.progress().put("lossCount", Double.toString(counted));
    state.progress().put("normSum", Double.toString(norms));
    state.progress().put("clipped", Long.toString(clipped));
    state.progress().put("updatesOfEpoch", Long.toString(updates));
  }

  void readFrom(TrainingState state) {
    loss = state.number("lossSum");
    counted = state.number("lossCount");
    norms = state.number("normSum");
    clipped = state.count("clipped");
    updates = state.count("updatesOfEpoch");
  }
}
