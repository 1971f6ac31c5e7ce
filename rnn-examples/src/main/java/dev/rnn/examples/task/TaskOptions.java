package dev.rnn.examples.task;

import dev.rnn.examples.support.LastingOptions;
import dev.rnn.examples.support.LearningOptions;
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

  @Option(names = "--hidden", paramLabel = "N", description = "Size of the hidden state.")
  @Nullable Integer hidden;

  @Option(names = "--embedding", paramLabel = "N", description = "Size of the embedding.")
  @Nullable Integer embedding;

  @Option(names = "--layers", paramLabel = "N", description = "Recurrent layers.")
  @Nullable Integer layers;

  @Option(names = "--bidirectional", negatable = true, description = "Layers run in both directions.")
  @Nullable Boolean bidirectional;

  @Option(names = "--dropout", paramLabel = "RATE", description = "Between layers, while training.")
  @Nullable Double dropout;

  @Option(names = "--batch", paramLabel = "N", description = "Sequences of an update.")
  @Nullable Integer batch;

  @Option(names = "--batch-steps", paramLabel = "N",
      description = "Instead of --batch: sequences of similar lengths with at most N steps and targets together.")
  @Nullable Integer batchSteps;

  @Option(names = "--model", paramLabel = "FILE", description = "Measure this saved model instead of training one.")
  @Nullable Path model;

  @Option(names = "--interactive", description = "Read lines and answer each; with --model, or after training.")
  boolean interactive;

  @Option(names = "--folds", paramLabel = "N", defaultValue = "0",
      description = "Cross-validation: train and test N times, so that each example is tested once, and save no model.")
  int folds;

  @Option(names = "--out", paramLabel = "FILE",
      description = "Where the model is saved. Default: models/ and the command's name.")
  @Nullable Path out;

  @Mixin LearningOptions learning = new LearningOptions();

  @Mixin LastingOptions lasting = new LastingOptions();

  /** The task's settings with what was given of them in their place. */
  TaskSettings settings(TaskSettings task) {
    return new TaskSettings(or(cell, task.cell()), or(hidden, task.hidden()), or(embedding, task.embedding()),
        or(layers, task.layers()), or(bidirectional, task.bidirectional()), or(dropout, task.dropout()),
        task.optimizer(), task.rate(), task.schedule(), task.clip(), or(batch, task.batch()), task.epochs());
  }

  /** On what everything random depends. */
  public long seed() {
    return learning.seed();
  }

  int threads() {
    return learning.threads();
  }

  Path out(String name) {
    return or(out, Path.of("models", name + ".safetensors"));
  }

  private static <T> T or(@Nullable T given, T otherwise) {
    return given == null ? otherwise : given;
  }
}
