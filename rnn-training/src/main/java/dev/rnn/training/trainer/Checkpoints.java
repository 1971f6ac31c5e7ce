package dev.rnn.training.trainer;

import dev.rnn.api.error.RnnException;
import java.nio.file.Path;

/**
 * Where and how often training is written down, so that it can be taken up again bit for bit: parameters, optimizer
 * slots, carried state, the best parameters so far, and the position in the data.
 *
 * <p>A checkpoint is also written after each epoch and when training is stopped. Each is one file, {@code
 * checkpoint-000000000120.safetensors} for update 120, written atomically; each new best model is beside them as an
 * ordinary model file, {@code best-000000000120.safetensors}. With {@link #keepingModels} so are the models after each
 * epoch and after every {@code everyUpdates} updates, {@code model-000000000120.safetensors}, for a {@link
 * ModelAverage}: not those by the clock or of a stop, so that their mean does not depend on when a training was
 * interrupted.
 *
 * @param folder that has the files of one training
 * @param everyUpdates updates from one checkpoint to the next; 0: not by updates
 * @param everyMinutes minutes from one checkpoint to the next; 0: not by time
 * @param keepLast how many checkpoints are kept; at least two, so that a damaged one has one before it
 * @param keepBest how many of the best models are kept; 0: none is written
 * @param keepModels how many of the models after epochs and {@code everyUpdates} are kept; 0: none is written
 * @param resume whether to go on from the newest checkpoint; where there is none, training begins
 */
public record Checkpoints(Path folder, int everyUpdates, double everyMinutes, int keepLast, int keepBest,
    int keepModels, boolean resume) {
  /** Checks ranges. */
  public Checkpoints {
    require(everyUpdates >= 0, "updates between checkpoints", everyUpdates, "a number from 0");
    require(everyMinutes >= 0, "minutes between checkpoints", everyMinutes, "a number from 0");
    require(keepLast >= 2, "checkpoints to keep", keepLast, "a number from 2");
    require(keepBest >= 0, "best models to keep", keepBest, "a number from 0");
    require(keepModels >= 0, "models to keep", keepModels, "a number from 0");
  }

  /** Every ten minutes and after each epoch; the last three and the best one are kept. */
  public static Checkpoints in(Path folder) {
    return new Checkpoints(folder, 0, 10, 3, 1, 0, false);
  }

  /** Checkpoints after so many updates and so many minutes; 0: not by that. */
  public Checkpoints every(int updates, double minutes) {
    return new Checkpoints(folder, updates, minutes, keepLast, keepBest, keepModels, resume);
  }

  /** Other numbers of files. */
  public Checkpoints keeping(int last, int best) {
    return new Checkpoints(folder, everyUpdates, everyMinutes, last, best, keepModels, resume);
  }

  /** Keeps the last models as well, whether they are good or not. */
  public Checkpoints keepingModels(int last) {
    return new Checkpoints(folder, everyUpdates, everyMinutes, keepLast, keepBest, last, resume);
  }

  /** Goes on from the newest checkpoint, or begins where there is none. */
  public Checkpoints resuming() {
    return new Checkpoints(folder, everyUpdates, everyMinutes, keepLast, keepBest, keepModels, true);
  }

  private static void require(boolean holds, String what, Object value, String expected) {
    if (holds) return;
    throw RnnException.error("RNN-OPTION-RANGE", what + " is " + value + ".").fix("use " + expected + ".").build();
  }
}
