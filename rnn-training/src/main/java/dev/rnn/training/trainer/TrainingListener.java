package dev.rnn.training.trainer;

/** Hears of training as it goes on. An exception of a listener stops training. */
public interface TrainingListener {
  /**
   * After an update.
   *
   * @param epoch from 0
   * @param update number of the update, from 1 over all epochs
   * @param updates planned in all
   * @param updatesPerEpoch updates of an epoch
   * @param loss mean loss of an element of this effective batch
   * @param elements elements of this effective batch
   * @param gradientNorm before clipping
   * @param clipped whether the norm was clipped
   * @param rate the learning rate used
   */
  record Update(int epoch, long update, long updates, int updatesPerEpoch, double loss, long elements,
      double gradientNorm, boolean clipped, double rate) {}

  /**
   * After an epoch.
   *
   * @param trainLoss mean loss of an element while training
   * @param validation loss on the validation data; NaN without any
   * @param best whether the model is the best so far
   */
  record Epoch(int epoch, double trainLoss, double validation, boolean best) {}

  /** Called after each update. */
  default void updated(Update update) {}

  /** Called after each epoch. */
  default void epochEnded(Epoch epoch) {}
}
