package dev.rnn.seq2seq.metric;

/**
 * A ROUGE score, each figure from 0 to 1.
 *
 * @param precision matches / what the hypothesis has
 * @param recall matches / what the reference has
 * @param f1 2 · precision · recall / (precision + recall)
 */
public record RougeScore(double precision, double recall, double f1) {
  static RougeScore of(long matches, long hypothesis, long reference) {
    double precision = (double) matches / Math.max(1, hypothesis);
    double recall = (double) matches / Math.max(1, reference);
    double sum = precision + recall;
    return new RougeScore(precision, recall, sum == 0 ? 0 : 2 * precision * recall / sum);
  }
}
