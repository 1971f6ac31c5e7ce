package dev.rnn.training.trainer;

import dev.rnn.api.error.RnnException;
import java.nio.file.Path;
import java.util.List;

/** Hears of training as it goes on. An exception of a listener stops training. */
public interface TrainingListener {
  /**
   * After an update.
   *
   * @param epoch from 0
   * @param update number of the update, from 1 over all epochs
   * @param updates planned in all
   * @param updatesPerEpoch updates of an epoch
   * @param loss mean loss of an element of this effective batch; of a sequence, where the reduction is the mean per
   *     sequence
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
   * @param trainLoss mean loss of an element (or sequence, as in {@link Update}) while training
   * @param validation loss on the validation data; NaN without any
   * @param best whether the model is the best so far
   * @param gradientNorm mean of the norms before clipping
   * @param clippedShare part of the updates whose norm was clipped, from 0 to 1
   */
  record Epoch(int epoch, double trainLoss, double validation, boolean best, double gradientNorm,
      double clippedShare) {}

  /**
   * Training goes on from a checkpoint.
   *
   * @param file the checkpoint
   * @param epoch from 0, in which it goes on
   * @param updates done before
   * @param damaged newer checkpoints that were passed over, each as a message
   */
  record Resumed(Path file, int epoch, long updates, List<String> damaged) {
    /** Copies the list. */
    public Resumed {
      damaged = List.copyOf(damaged);
    }
  }

  /** Called before the first update where training goes on from a checkpoint. */
  default void resumed(Resumed resumed) {}

  /**
   * An update was left out, because a loss or gradient was not finite.
   *
   * @param epoch from 0
   * @param firstBatch of the effective batch that was left out
   * @param inRow how many were left out since the last update
   * @param inAll how many were left out since training began
   * @param reason where it arose
   */
  record Skipped(int epoch, int firstBatch, int inRow, long inAll, RnnException reason) {}

  /** Called when an update was left out. */
  default void skipped(Skipped skipped) {}

  /** Called after each update. */
  default void updated(Update update) {}

  /** Called after each epoch. */
  default void epochEnded(Epoch epoch) {}
}
