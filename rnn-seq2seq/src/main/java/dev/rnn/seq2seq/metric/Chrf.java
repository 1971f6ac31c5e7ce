package dev.rnn.seq2seq.metric;

import dev.rnn.api.error.RnnException;
import dev.rnn.training.data.Level;
import java.util.List;
import java.util.Map;

/**
 * chrF by sacreBLEU's definition (Popović 2015): an F-score over n-grams of characters.
 *
 * <pre>
 * chrFβ = 100 · (1 + β²) · P · R / (β² · P + R)      P, R: means over orders of matches / n-grams of either text
 * </pre>
 *
 * <p>Of several references the one that gives the sentence the highest score counts.
 *
 * @param order of the longest n-grams
 * @param beta how many times more recall counts than precision
 * @param epsilonSmoothing whether orders without n-grams count (as chrF++.py has it): the F-score is then the mean of
 *     those of all orders
 * @param whiteSpace whether white space counts as characters
 */
public record Chrf(int order, int beta, boolean epsilonSmoothing, boolean whiteSpace) {
  /** What papers report: chrF2 with n-grams up to 6 characters, white space left out. */
  public static final Chrf STANDARD = new Chrf(6, 2, false, false);

  /** Instead of a precision or recall without any n-grams. */
  private static final double EPSILON = 1e-16;

  /**
   * @throws RnnException {@code RNN-OPTION-RANGE} if order or beta is below 1
   */
  public Chrf {
    if (order < 1 || beta < 1) {
      throw RnnException.error("RNN-OPTION-RANGE", "chrF with n-grams up to " + order + " and beta " + beta + ".")
          .fix("use 1 or more for both; chrF2 has 6 and 2.").build();
    }
  }

  /**
   * The score of a whole text, from 0 to 100.
   *
   * @throws RnnException {@code RNN-METRIC-COUNT} if hypotheses and references are not equally many, or there are none
   */
  public double corpus(List<String> hypotheses, References references) {
    references.check(hypotheses);
    long[][] sums = new long[order][3];
    for (int i = 0; i < hypotheses.size(); i++) {
      long[][] counts = best(hypotheses.get(i), references.get(i));
      for (int n = 0; n < order; n++) {
        for (int k = 0; k < 3; k++) sums[n][k] += counts[n][k];
      }
    }
    return score(sums);
  }

  /** The score of one sentence. */
  public double sentence(String hypothesis, List<String> references) {
    return corpus(List.of(hypothesis), new References(List.of(references)));
  }

  /** The definition in short, in sacreBLEU's words. */
  public String signature(References references) {
    return "nrefs:" + references.count() + "|case:mixed|eff:" + (epsilonSmoothing ? "no" : "yes") + "|nc:" + order
        + "|nw:0|space:" + (whiteSpace ? "yes" : "no");
  }

  private long[][] best(String hypothesis, List<String> references) {
    long[][] best = counts(characters(hypothesis), characters(references.getFirst()));
    for (String reference : references.subList(1, references.size())) {
      long[][] counts = counts(characters(hypothesis), characters(reference));
      if (score(counts) > score(best)) best = counts;
    }
    return best;
  }

  private List<String> characters(String text) {
    return Level.CHAR.tokens(whiteSpace ? text : String.join("", Level.WORD.tokens(text)));
  }

  /** For each order: n-grams of the hypothesis, of the reference, and those in both. */
  private long[][] counts(List<String> hypothesis, List<String> reference) {
    long[][] counts = new long[order][];
    for (int n = 1; n <= order; n++) {
      Map<List<String>, Integer> right = NGrams.of(reference, n);
      // A reference too short for any n-gram says nothing about those of the hypothesis.
      long total = right.isEmpty() ? 0 : NGrams.total(hypothesis.size(), n);
      counts[n - 1] = new long[] {total, NGrams.total(reference.size(), n),
          NGrams.common(NGrams.of(hypothesis, n), right)};
    }
    return counts;
  }

  private double score(long[][] counts) {
    double precisions = 0;
    double recalls = 0;
    double scores = 0;
    int orders = 0;
    for (long[] count : counts) {
      double precision = count[0] == 0 ? EPSILON : (double) count[2] / count[0];
      double recall = count[1] == 0 ? EPSILON : (double) count[2] / count[1];
      scores += f(precision, recall);
      if (count[0] == 0 || count[1] == 0) continue;
      precisions += precision;
      recalls += recall;
      orders++;
    }
    if (epsilonSmoothing) return 100 * scores / order;
    return orders == 0 ? 0 : 100 * f(precisions / orders, recalls / orders);
  }

  private double f(double precision, double recall) {
    double factor = (double) beta * beta;
    double divisor = factor * precision + recall;
    return divisor == 0 ? 0 : (1 + factor) * precision * recall / divisor;
  }
}
