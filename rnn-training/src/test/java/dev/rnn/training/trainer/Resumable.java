package dev.rnn.training.trainer;

import dev.rnn.training.model.Examples;
import dev.rnn.training.model.SequenceModel;
import java.nio.file.Path;

/**
 * A training with everything that has to survive: noise, carried state, slots, a schedule, several batches an update.
 */
final class Resumable {
  static final TrainerSettings SETTINGS = TrainerSettings.DEFAULT.withOptimizer("adam", 0.01)
      .withSchedule("cosine").withAccumulation(2).withPatience(3).withEpochs(8).withThreads(1);

  private Resumable() {}

  /** Five columns of a cycle in windows that carry their state on; the last window of an epoch stands alone. */
  static ExampleSource windows(int count, long seed) {
    return new ExampleSource() {
      @Override
      public int batches() {
        return count;
      }

      @Override
      public Examples batch(int epoch, int index) {
        Examples examples = Tasks.cycle(5, 7, 6, seed + index);
        return index == 0 ? examples : examples.continuing();
      }
    };
  }

  static SequenceModel model() {
    return Tasks.tokens("lstm", 7, 0.2, 1);
  }

  static Trainer trainer(Path folder) {
    return Tasks.RNN.trainer(SETTINGS).checkpoints(Checkpoints.in(folder).every(3, 0).resuming());
  }

  /** Arguments: the folder of checkpoints, the file of the model, batches of an epoch, milliseconds of each update. */
  public static void main(String[] arguments) {
    SequenceModel model = model();
    long pause = Long.parseLong(arguments[3]);
    trainer(Path.of(arguments[0])).listen(new TrainingListener() {
      @Override
      public void updated(Update update) {
        System.out.println(update.update());
        sleep(pause);
      }
    }).fit(model, windows(Integer.parseInt(arguments[2]), 1), windows(3, 1000));
    Tasks.RNN.save(model, Path.of(arguments[1]));
    System.out.println("done");
  }

  private static void sleep(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException reason) {
      throw new IllegalStateException(reason);
    }
  }
}
