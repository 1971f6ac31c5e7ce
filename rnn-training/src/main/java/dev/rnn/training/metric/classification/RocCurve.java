package dev.rnn.training.metric.classification;

import dev.rnn.api.error.RnnException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The area under the receiver operating characteristic. */
public final class RocCurve {
  private RocCurve() {}

  /**
   * The probability that a positive example has a higher score than a negative one, where equal scores count half: the
   * area under the curve, and the Mann–Whitney statistic.
   *
   * <pre>
   * AUC = (Σ ranks of positives − P (P + 1) / 2) / (P · N), equal scores sharing their mean rank
   * </pre>
   *
   * @throws RnnException {@code RNN-AUC} if all examples are of one class, or a score is not a number
   * @see <a href="https://doi.org/10.1148/radiology.143.1.7063747">Hanley and McNeil 1982</a>
   */
  public static double area(double[] scores, boolean[] positive) {
    if (scores.length != positive.length) {
      throw new IllegalArgumentException(scores.length + " scores and " + positive.length + " classes");
    }
    if (Arrays.stream(scores).anyMatch(Double::isNaN)) throw undefined("a score is not a number");
    long positives = IntStream.range(0, positive.length).filter(i -> positive[i]).count();
    long negatives = positive.length - positives;
    if (positives == 0 || negatives == 0) {
      throw undefined("all " + positive.length + " examples are " + (positives == 0 ? "negative" : "positive"));
    }
    Integer[] order = IntStream.range(0, scores.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> scores[i]));
    double ranks = 0;
    for (int from = 0; from < order.length; ) {
      int past = from;
      while (past < order.length && scores[order[past]] == scores[order[from]]) past++;
      for (int i = from; i < past; i++) if (positive[order[i]]) ranks += (from + 1 + past) / 2.0;
      from = past;
    }
    return (ranks - positives * (positives + 1) / 2.0) / ((double) positives * negatives);
  }

  private static RnnException undefined(String why) {
    return RnnException.error("RNN-AUC", "there is no area under the curve: " + why + ".")
        .fix("give examples of both classes with finite scores.").build();
  }
}
