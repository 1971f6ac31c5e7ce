package dev.rnn.training.trainer;

import dev.rnn.api.error.RnnException;
import dev.rnn.api.optimizer.Optimizer;
import dev.rnn.api.optimizer.Schedule;
import dev.rnn.api.plugin.PluginKind;
import dev.rnn.api.plugin.PluginRegistry;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.random.NoiseKey;
import dev.rnn.engine.runtime.Frame;
import dev.rnn.engine.runtime.Workers;
import dev.rnn.training.model.Examples;
import dev.rnn.training.model.TrainableModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Trains any {@link TrainableModel} on any {@link ExampleSource}: forward, backward, clip, update. The same seed gives
 * the same model, bit for bit, with any number of threads.
 */
public final class Trainer {
  private final Optimizer<?> optimizer;
  private final Schedule schedule;
  private final TrainerSettings settings;
  private final UpdateSettings how;
  private final List<TrainingListener> listeners = new ArrayList<>();
  private volatile boolean stopping;
  private @Nullable Checkpoints checkpoints;

  /**
   * A trainer; {@link dev.rnn.training.Rnn#trainer} makes one.
   *
   * @throws dev.rnn.api.error.RnnException if there is no such optimizer or schedule
   */
  public Trainer(PluginRegistry registry, TrainerSettings settings) {
    how = settings.update();
    optimizer = registry.create(PluginKind.OPTIMIZER, how.optimizer());
    schedule = registry.create(PluginKind.SCHEDULE, how.schedule());
    this.settings = settings;
  }

  /** Adds a listener. */
  public Trainer listen(TrainingListener listener) {
    listeners.add(listener);
    return this;
  }

  /** Writes training down, so that it can be taken up again. */
  public Trainer checkpoints(Checkpoints settingsOfThem) {
    checkpoints = settingsOfThem;
    return this;
  }

  /** Asks to stop after the running update; from any thread. */
  public void stop() {
    stopping = true;
  }

  /** Trains without validation data. */
  public TrainingResult fit(TrainableModel model, ExampleSource train) {
    return fit(model, train, null);
  }

  /**
   * Trains; afterwards the model has the parameters of the epoch with the lowest loss on the validation data.
   *
   * @throws dev.rnn.api.error.RnnException if a loss or gradient is not finite: before the update, with the place where
   *     it arose; the model has its last good parameters, or the best ones when there was a validated epoch. Also if
   *     there are {@link #checkpoints} of another training, or none of them can be read
   */
  public TrainingResult fit(TrainableModel model, ExampleSource train, @Nullable ExampleSource validation) {
    try (Workers workers = new Workers(settings.threads())) {
      return new Run(model, train, validation, workers).run();
    }
  }

  private final class Run {
    private final TrainableModel model;
    private final ExampleSource train;
    private final @Nullable ExampleSource validation;
    private final Workers workers;
    private final Frame frame;
    private final Updater updater;
    private final Gradients gradients = new Gradients();
    private final CarriedState state;
    private final BestModel best = new BestModel();
    private final EpochLosses losses = new EpochLosses();
    private final ParameterAverage average;
    private final @Nullable Checkpointing checkpointing;
    private final int updatesPerEpoch;
    private int epoch;
    private int nextBatch;
    private long updates;
    private long elements;
    private EpochTotals totals = new EpochTotals(how.reduction());
    private long nanos;
    private int skippedInRow;
    private long skipped;

    Run(TrainableModel model, ExampleSource train, @Nullable ExampleSource validation, Workers workers) {
      this.model = model;
      this.train = train;
      this.validation = validation;
      this.workers = workers;
      frame = new Frame(model.trainingProgram(), workers);
      updater = new Updater(optimizer, model.parameters(), how.clipValue(), how.weightDecay(), workers);
      average = new ParameterAverage(settings.averaging(), model.parameters());
      state = new CarriedState(model);
      checkpointing = checkpoints == null ? null
          : new Checkpointing(checkpoints, Identity.of(model, train, validation, settings));
      updatesPerEpoch = (train.batches() + how.accumulate() - 1) / how.accumulate();
    }

    TrainingResult run() {
      resume();
      try {
        while (epoch < settings.epochs() && !stopping && !isPatienceOver()) epoch();
        if (stopping) checkpoint();
      } finally {
        if (!best.restore(model.parameters())) average.swap(model.parameters());
      }
      return new TrainingResult(epoch, updates, totals.loss(), best.loss(), elements, nanos * 1e-9, stopping,
          skipped);
    }

    private void epoch() {
      if (nextBatch == 0) totals = new EpochTotals(how.reduction());
      while (nextBatch < train.batches() && !stopping) {
        long begin = System.nanoTime();
        int count = Math.min(how.accumulate(), train.batches() - nextBatch);
        update(epoch, nextBatch, count);
        nextBatch += count;
        nanos += System.nanoTime() - begin;
        if (checkpointing == null) continue;
        if (checkpointing.isDueByUpdates(updates)) {
          average.swap(model.parameters());
          checkpointing.writeModel(model, updates);
          average.swap(model.parameters());
        }
        if (checkpointing.isDue(updates)) checkpoint();
      }
      if (stopping) return;
      validate();
      epoch++;
      nextBatch = 0;
      checkpoint();
    }

    private void resume() {
      CheckpointFolder.Newest newest = checkpointing == null ? null : checkpointing.begin();
      if (newest == null) return;
      TrainingState saved = newest.state();
      try {
        Checkpointing.restore(newest.file(), saved, model, updater, average, state);
        best.readFrom(saved);
        losses.readFrom(saved);
        totals.readFrom(saved);
        epoch = Math.toIntExact(saved.count("epoch"));
        nextBatch = Math.toIntExact(saved.count("nextBatch"));
        updates = saved.count("updates");
        elements = saved.count("elements");
        nanos = saved.count("nanos");
        skippedInRow = Math.toIntExact(saved.count("skippedInRow"));
        skipped = saved.count("skipped");
      } catch (NumberFormatException reason) {
        throw CheckpointFile.damaged(newest.file(), "it has no progress: " + reason.getMessage());
      }
      TrainingListener.Resumed event = new TrainingListener.Resumed(newest.file(), epoch, updates, newest.damaged());
      for (TrainingListener listener : listeners) listener.resumed(event);
    }

    private void checkpoint() {
      if (checkpointing == null) return;
      TrainingState now = checkpointing.empty();
      Checkpointing.save(now, model, updater, average, state);
      best.saveTo(now);
      losses.saveTo(now);
      totals.saveTo(now);
      now.progress().put("epoch", Integer.toString(epoch));
      now.progress().put("nextBatch", Integer.toString(nextBatch));
      now.progress().put("updates", Long.toString(updates));
      now.progress().put("elements", Long.toString(elements));
      now.progress().put("nanos", Long.toString(nanos));
      now.progress().put("skippedInRow", Integer.toString(skippedInRow));
      now.progress().put("skipped", Long.toString(skipped));
      checkpointing.write(now, updates);
    }

    private void update(int epoch, int first, int count) {
      double lossSum = 0;
      double denominator = 0;
      double norm = 0;
      long seen = 0;
      for (int k = 0; k < count; k++) {
        Examples examples = train.batch(epoch, first + k);
        Batch batch = state.layout(examples, frame.program());
        Weights weights = Weights.of(how.reduction(), model, examples, batch);
        Map<String, float[]> inputs = model.inputs(examples, batch, state.values());
        inputs.put(TrainableModel.WEIGHTS, weights.perRow());
        NoiseKey noise = new NoiseKey(settings.seed(), updates * how.accumulate() + k, examples.numbers(), 0);
        frame.run(batch, model.parameters(), inputs, noise);
        double loss = frame.output(TrainableModel.LOSS)[0];
        if (k == 0) gradients.set(frame, model.parameters(), count == 1);
        else gradients.add(frame, model.parameters());
        norm = gradients.norm(model.parameters());
        if (!Double.isFinite(loss) || !Double.isFinite(norm)) {
          skip(epoch, first, NonFinite.report(model, batch, inputs, noise, updates + 1, epoch));
          return;
        }
        state.take(frame, examples.size());
        lossSum += loss;
        denominator += weights.denominator();
        seen += weights.elements();
      }
      apply(epoch, lossSum, denominator, norm, seen);
    }

    /** Leaves an update out, or throws if there were too many in a row. */
    private void skip(int epoch, int firstBatch, RnnException reason) {
      if (skippedInRow >= settings.skips()) throw reason;
      skippedInRow++;
      skipped++;
      state.values().clear();
      TrainingListener.Skipped event = new TrainingListener.Skipped(epoch, firstBatch, skippedInRow, skipped, reason);
      for (TrainingListener listener : listeners) listener.skipped(event);
    }

    private void apply(int epoch, double lossSum, double denominator, double sumNorm, long seen) {
      double scale = Weights.scale(how.reduction(), denominator);
      double norm = sumNorm * scale;
      boolean clipped = how.clipNorm() > 0 && norm > how.clipNorm();
      double clip = clipped ? how.clipNorm() / norm : 1;
      double rate = how.rate() * schedule.factor(new Schedule.Progress(updates,
          (long) updatesPerEpoch * settings.epochs(), (double) updates / updatesPerEpoch, settings.epochs(),
          losses.all()));
      updates++;
      updater.update(gradients, scale * clip, rate, updates);
      average.add(model.parameters(), updates);
      skippedInRow = 0;
      elements += seen;
      double loss = totals.add(lossSum, denominator, seen, norm, clipped);
      TrainingListener.Update event = new TrainingListener.Update(epoch, updates,
          (long) updatesPerEpoch * settings.epochs(), updatesPerEpoch, loss, seen, norm, clipped, rate);
      for (TrainingListener listener : listeners) listener.updated(event);
    }

    private void validate() {
      average.swap(model.parameters());
      double loss = validation == null ? Double.NaN : Evaluation.of(model, validation, workers).loss();
      losses.add(validation == null ? totals.loss() : loss);
      boolean better = best.offer(epoch, loss, model.parameters());
      if (checkpointing != null) {
        checkpointing.writeModel(model, updates);
        if (better) checkpointing.writeBest(model, updates);
      }
      average.swap(model.parameters());
      TrainingListener.Epoch event = new TrainingListener.Epoch(epoch, totals.loss(), loss, better, totals.meanNorm(),
          totals.clippedShare());
      for (TrainingListener listener : listeners) listener.epochEnded(event);
    }

    private boolean isPatienceOver() {
      return settings.patience() > 0 && validation != null && best.epochsSince(epoch) >= settings.patience();
    }
  }
}
