package dev.rnn.benchmarks.task;

import dev.rnn.benchmarks.measure.Step;
import dev.rnn.engine.parameter.Parameters.Parameter;
import dev.rnn.training.Rnn;
import dev.rnn.training.model.Examples;
import dev.rnn.training.model.SequenceModel;
import dev.rnn.training.trainer.ExampleSource;
import dev.rnn.training.trainer.Trainer;
import dev.rnn.training.trainer.TrainerSettings;
import dev.rnn.training.trainer.TrainingListener;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The engine's side of a {@link WordTask}: the trainer that everybody uses, in a thread of its own, a step at a time.
 */
public final class OwnWordModel implements Step {
  private final WordTask task;
  private final SequenceModel model;
  private final Trainer trainer;
  private final Thread thread;
  private final Semaphore asked = new Semaphore(0);
  private final Semaphore done = new Semaphore(0);
  private volatile float[] losses = {};
  private volatile @Nullable Throwable failure;

  /** Builds the model; the trainer waits for the first step. */
  public OwnWordModel(WordTask task, int threads) {
    this.task = task;
    Rnn rnn = Rnn.create();
    model = model(rnn, task);
    trainer = rnn.trainer(TrainerSettings.DEFAULT.withOptimizer("sgd", WordTask.RATE).withClipping(WordTask.CLIP, 0)
        .withThreads(threads));
    trainer.listen(new TrainingListener() {
      @Override
      public void updated(Update update) {
        float[] longer = Arrays.copyOf(losses, losses.length + 1);
        longer[losses.length] = (float) update.loss();
        if (longer.length <= 3) losses = longer; // enough to compare
        done.release();
      }
    });
    thread = Thread.ofPlatform().daemon().name("trainer").start(this::train);
  }

  private static SequenceModel model(Rnn rnn, WordTask task) {
    int hidden = task.size().hidden();
    return rnn.sequenceModel().tokens(WordTask.VOCABULARY, hidden).layers(2, "lstm", hidden).predictTokens()
        .initializer("uniform(limit=0.1)").build();
  }

  /** The weights that every side begins with, by the engine's names. */
  public static Map<String, float[]> weights(WordTask task) {
    Map<String, float[]> weights = new LinkedHashMap<>();
    for (Parameter p : model(Rnn.create(), task).parameters().all()) weights.put(p.path(), p.values());
    return weights;
  }

  private void train() {
    try {
      trainer.fit(model, new Windows());
    } catch (RuntimeException | Error reason) {
      failure = reason;
    } finally {
      done.release();
    }
  }

  /** The same window for ever, each time when asked for. */
  private final class Windows implements ExampleSource {
    private final float[][] inputs = numbers(task.inputs());
    private final float[][] targets = numbers(task.targets());

    @Override
    public int batches() {
      return Integer.MAX_VALUE;
    }

    @Override
    public Examples batch(int epoch, int index) {
      asked.acquireUninterruptibly();
      int[] lengths = new int[inputs.length];
      long[] names = new long[inputs.length];
      Arrays.fill(lengths, task.size().steps());
      Arrays.setAll(names, i -> i);
      return new Examples(inputs, targets, lengths, names, index > 0);
    }

    private static float[][] numbers(int[][] words) {
      float[][] all = new float[words.length][];
      for (int s = 0; s < all.length; s++) {
        all[s] = new float[words[s].length];
        for (int t = 0; t < all[s].length; t++) all[s][t] = words[s][t];
      }
      return all;
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
    return Map.of(WordTask.LOSS, losses);
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
