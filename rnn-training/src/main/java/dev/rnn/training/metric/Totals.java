package dev.rnn.training.metric;

/**
 * Sums over predictions, from which every {@link Metric} follows. Sums of parts add up: of batches, shards or files.
 *
 * @param loss Σ weight · loss of each element, in the loss's unit: nats for cross-entropies
 * @param weight Σ weight
 * @param predictions the number of elements
 * @param correct how many of them were right: the largest logit was the target's
 * @param characters the number of characters that the elements stand for; equal to {@code predictions} where an element
 *     is a character
 */
public record Totals(double loss, double weight, long predictions, long correct, long characters) {
  /** Of nothing. */
  public static final Totals NONE = new Totals(0, 0, 0, 0, 0);

  /** Both together. */
  public Totals plus(Totals other) {
    return new Totals(loss + other.loss, weight + other.weight, predictions + other.predictions,
        correct + other.correct, characters + other.characters);
  }
}
