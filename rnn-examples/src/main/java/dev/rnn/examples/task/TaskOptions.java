package dev.rnn.examples.task;

import static java.util.Objects.requireNonNullElse;

import dev.rnn.examples.support.LastingOptions;
import dev.rnn.examples.support.LearningOptions;
import dev.rnn.examples.support.ModelOptions;
import dev.rnn.examples.support.NetworkOptions;
import dev.rnn.examples.support.StabilityOptions;
import dev.rnn.training.trainer.TrainerSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every task; null where the task decides. */
public final class TaskOptions {
  @Option(names = "--data", paramLabel = "PATH", description = "Your own data. Default: what comes with the example.")
  @Nullable Path data;

  @Option(names = "--cell", paramLabel = "SPEC", description = "Any cell plug-in, such as lstm, gru(reset=before).")
  @Nullable String cell;

  @Mixin NetworkOptions network = new NetworkOptions();

  @Option(names = "--bidirectional", negatable = true, description = "Layers run in both directions.")
  @Nullable Boolean bidirectional;

  @Option(names = "--batch", paramLabel = "N", description = "Sequences of an update.")
  @Nullable Integer batch;

  @Option(names = "--batch-steps", paramLabel = "N",
      description = "Instead of --batch: sequences of similar lengths with at most N steps and targets together.")
  @Nullable Integer batchSteps;

  @Mixin ModelOptions model = new ModelOptions();

  @Option(names = "--folds", paramLabel = "N", defaultValue = "0",
      description = "Cross-validation: train and test N times, so that each example is tested once, and save no model.")
  int folds;

  @Mixin LearningOptions learning = new LearningOptions();

  @Mixin StabilityOptions stability = new StabilityOptions();

  @Mixin LastingOptions lasting = new LastingOptions();

  /** The task's settings with what was given in their place, but for how it is trained. */
  TaskSettings settings(TaskSettings task) {
    return new TaskSettings(requireNonNullElse(cell, task.cell()), network.hidden(task.hidden()),
        network.embedding(task.embedding()), network.layers(task.layers()),
        requireNonNullElse(bidirectional, task.bidirectional()), network.dropout(task.dropout()), task.optimizer(),
        task.rate(), task.schedule(), task.clip(), requireNonNullElse(batch, task.batch()), task.epochs());
  }

  /** How it is trained: as those settings say, with what was given in their place. */
  TrainerSettings trainer(TaskSettings settings) {
    return stability.applied(learning.applied(settings.trainer()));
  }

  /** On what everything random depends. */
  public long seed() {
    return learning.seed();
  }

  int threads() {
    return learning.threads();
  }
}
