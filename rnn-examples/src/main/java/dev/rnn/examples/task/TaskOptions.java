package dev.rnn.examples.task;

import dev.rnn.examples.support.LastingOptions;
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

  @Option(names = "--optimizer", paramLabel = "SPEC", description = "Update rule, such as adam, sgd(momentum=0.9).")
  @Nullable String optimizer;

  @Option(names = "--rate", paramLabel = "R", description = "Base learning rate.")
  @Nullable Double rate;

  @Option(names = "--schedule", paramLabel = "SPEC",
      description = "Rate over time, such as constant, cosine, reduce-on-plateau(factor=0.5,patience=2).")
  @Nullable String schedule;

  @Option(names = "--clip", paramLabel = "NORM", description = "Largest norm of all gradients; 0: no limit.")
  @Nullable Double clip;

  @Option(names = "--batch", paramLabel = "N", description = "Sequences of an update.")
  @Nullable Integer batch;

  @Option(names = "--epochs", paramLabel = "N", description = "Passes over the training data.")
  @Nullable Integer epochs;

  @Option(names = "--patience", paramLabel = "N", defaultValue = "0",
      description = "Stop after that many epochs without improvement; 0: do not.")
  int patience;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
      description = "Of first values, noise, order and generated data. Default: ${DEFAULT-VALUE}.")
  long seed = 1;

  @Option(names = "--threads", paramLabel = "N",
      description = "Threads; the result does not depend on them. Default: all cores.")
  @Nullable Integer threads;

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

  @Mixin LastingOptions lasting = new LastingOptions();

  /** The task's settings with what was given in their place. */
  TaskSettings settings(TaskSettings task) {
    return new TaskSettings(or(cell, task.cell()), or(hidden, task.hidden()), or(embedding, task.embedding()),
        or(layers, task.layers()), or(bidirectional, task.bidirectional()), or(dropout, task.dropout()),
        or(optimizer, task.optimizer()), or(rate, task.rate()), or(schedule, task.schedule()), or(clip, task.clip()),
        or(batch, task.batch()), or(epochs, task.epochs()));
  }

  /** On what everything random depends. */
  public long seed() {
    return seed;
  }

  int threads() {
    return or(threads, Runtime.getRuntime().availableProcessors());
  }

  Path out(String name) {
    return or(out, Path.of("models", name + ".safetensors"));
  }

  private static <T> T or(@Nullable T given, T otherwise) {
    return given == null ? otherwise : given;
  }
}
