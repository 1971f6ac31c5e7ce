package dev.rnn.training.trainer;

/**
 * What training came to. The model has the parameters of the best epoch, or of the last one without validation data.
 *
 * @param epochs done
 * @param updates done
 * @param trainLoss mean loss of an element in the last epoch; of a sequence, where the reduction is the mean per
 *     sequence
 * @param validationLoss of the best epoch; NaN without validation data
 * @param elements trained on in all
 * @param seconds of training, validation not counted
 * @param stopped whether somebody asked to stop
 * @param skipped updates that were left out because they were not finite
 */
public record TrainingResult(int epochs, long updates, double trainLoss, double validationLoss, long elements,
    double seconds, boolean stopped, long skipped) {
  /** Elements (tokens, for text) per second. */
  public double elementsPerSecond() {
    return elements / Math.max(seconds, 1e-9);
  }
}
