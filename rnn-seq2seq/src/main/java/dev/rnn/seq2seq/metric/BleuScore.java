package dev.rnn.seq2seq.metric;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A BLEU score and what it is made of.
 *
 * @param score from 0 to 100
 * @param precisions of 1-grams to 4-grams, smoothed, from 0 to 100
 * @param brevityPenalty 1 unless the hypotheses are shorter than the references
 * @param hypothesisLength in words
 * @param referenceLength in words
 * @param signature by what definition; scores of different ones do not compare
 */
public record BleuScore(double score, List<Double> precisions, double brevityPenalty, long hypothesisLength,
    long referenceLength, String signature) {

  /** As sacreBLEU prints it. */
  @Override
  public String toString() {
    String shown = precisions.stream().map(p -> String.format(Locale.ROOT, "%.1f", p)).collect(Collectors.joining("/"));
    double ratio = referenceLength == 0 ? 0 : (double) hypothesisLength / referenceLength;
    return String.format(Locale.ROOT, "BLEU|%s = %.2f %s (BP = %.3f ratio = %.3f hyp_len = %d ref_len = %d)", signature,
        score, shown, brevityPenalty, ratio, hypothesisLength, referenceLength);
  }
}
