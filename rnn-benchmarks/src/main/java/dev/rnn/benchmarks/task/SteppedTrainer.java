package dev.rnn.benchmarks.task;

import dev.rnn.benchmarks.measure.Step;
import dev.rnn.training.model.Examples;
import dev.rnn.training.model.TrainableModel;
import dev.rnn.training.trainer.ExampleSource;
import dev.rnn.training.trainer.Trainer;
import dev.rnn.training.trainer.TrainingListener;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The trainer that everybody uses, in a thread of its own, an update at a time. */
final class SteppedTrainer implements Step {
  private static final int COMPARED = 3; // losses

  private final String loss;
  private final TrainableModel model;
  private final Trainer trainer;
  private final IntFunction<Examples> batches;
  private final Thread thread;
  private final Semaphore asked = new Semaphore(0);
  private final Semaphore done = new Semaphore(0);
  private volatile float[] losses = {};
  private volatile @Nullable Throwable failure;

  /**
   * The trainer waits for the first step.
   *
   * @param loss the name of the losses among the results
   * @param batches by their number
   */
  SteppedTrainer(String loss, TrainableModel model, Trainer trainer, IntFunction<Examples> batches) {
    this.loss = loss;
    this.model = model;
    this.trainer = trainer;
    this.batches = batches;
    trainer.listen(new TrainingListener() {
      @Override
      public void updated(Update update) {
        float[] longer = Arrays.copyOf(losses, losses.length + 1);
        longer[losses.length] = (float) update.loss();
        if (longer.length <= COMPARED) losses = longer;
        done.release();
      }
    });
    thread = Thread.ofPlatform().daemon().name("trainer").start(this::train);
  }

  private void train() {
    try {
      trainer.fit(model, new Batches());
    } catch (RuntimeException | Error reason) {
      failure = reason;
    } finally {
      done.release();
    }
  }

  /** For ever, each when asked for. */
  private final class Batches implements ExampleSource {
    @Override
    public int batches() {
      return Integer.MAX_VALUE;
    }

    @Override
    public Examples batch(int epoch, int index) {
      asked.acquireUninterruptibly();
      return batches.apply(index);
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
    return Map.of(loss, losses);
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
