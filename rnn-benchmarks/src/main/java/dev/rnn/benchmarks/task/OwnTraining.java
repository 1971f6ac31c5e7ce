package dev.rnn.benchmarks.task;

import dev.rnn.benchmarks.measure.Step;
import dev.rnn.training.Rnn;
import dev.rnn.training.model.Examples;
import dev.rnn.training.model.TrainableModel;
import dev.rnn.training.trainer.ExampleSource;
import dev.rnn.training.trainer.Trainer;
import dev.rnn.training.trainer.TrainerSettings;
import dev.rnn.training.trainer.TrainingListener;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The trainer that everybody uses, in a thread of its own, a step at a time. Its result is the first three losses. */
final class OwnTraining implements Step {
  /** The name of the losses. */
  static final String LOSS = "loss";

  private static final int COMPARED = 3;

  private final Trainer trainer;
  private final Thread thread;
  private final Semaphore asked = new Semaphore(0);
  private final Semaphore done = new Semaphore(0);
  private volatile float[] losses = {};
  private volatile @Nullable Throwable failure;

  /**
   * The trainer waits for the first step.
   *
   * @param batches each by its number
   */
  OwnTraining(Rnn rnn, TrainerSettings settings, TrainableModel model, IntFunction<Examples> batches) {
    trainer = rnn.trainer(settings);
    trainer.listen(new TrainingListener() {
      @Override
      public void updated(Update update) {
        int known = losses.length;
        if (known < COMPARED) {
          float[] longer = Arrays.copyOf(losses, known + 1);
          longer[known] = (float) update.loss();
          losses = longer;
        }
        done.release();
      }
    });
    thread = Thread.ofPlatform().daemon().name("trainer").start(() -> train(model, batches));
  }

  private void train(TrainableModel model, IntFunction<Examples> batches) {
    try {
      trainer.fit(model, new Asked(batches));
    } catch (RuntimeException | Error reason) {
      failure = reason;
    } finally {
      done.release();
    }
  }

  /** Batches without end, each when a step asks for it. */
  private final class Asked implements ExampleSource {
    private final IntFunction<Examples> all;

    Asked(IntFunction<Examples> all) {
      this.all = all;
    }

    @Override
    public int batches() {
      return Integer.MAX_VALUE;
    }

    @Override
    public Examples batch(int epoch, int index) {
      asked.acquireUninterruptibly();
      return all.apply(index);
    }
  }

  @Override
  public void run() {
    asked.release();
    done.acquireUninterruptibly();
    Throwable reason = failure;
    if (reason != null) throw new IllegalStateException(reason);
  }

  @Override
  public Map<String, float[]> results() {
    return Map.of(LOSS, losses);
  }

  @Override
  public Thread thread() {
    return thread;
  }

  @Override
  public void close() {
    trainer.stop();
    asked.release();
  }
}
