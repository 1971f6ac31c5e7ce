package dev.rnn.examples.support;

import dev.rnn.api.error.RnnException;
import dev.rnn.engine.runtime.Workers;
import dev.rnn.training.model.TrainableModel;
import dev.rnn.training.trainer.Checkpoints;
import dev.rnn.training.trainer.Evaluation;
import dev.rnn.training.trainer.ExampleSource;
import dev.rnn.training.trainer.MetricsLog;
import dev.rnn.training.trainer.ModelAverage;
import dev.rnn.training.trainer.Trainer;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of every command that trains: checkpoints, going on from them, and a log. */
public final class LastingOptions {
  @Option(names = "--checkpoint", paramLabel = "DIR",
      description = "Write training down in this folder: every ten minutes, after each epoch, and when stopped.")
  @Nullable Path checkpoint;

  @Option(names = "--every", paramLabel = "N", description = "And after every N updates.")
  @Nullable Integer every;

  @Option(names = "--average", paramLabel = "N", description = "In the end, the model is the mean of the last N models:"
      + " those after each epoch, and after every --every updates.")
  @Nullable Integer average;

  @Option(names = "--average-best", paramLabel = "N",
      description = "In the end, the model is the mean of the N best models on the validation data.")
  @Nullable Integer averageBest;

  @Option(names = "--resume", description = "Go on from the newest checkpoint, with the result of a training that was"
      + " never interrupted; begin where there is none.")
  boolean resume;

  @Option(names = "--log", paramLabel = "FILE",
      description = "Write every update and epoch as a line of JSON: loss, norm of gradients, clipped, rate.")
  @Nullable Path log;

  /**
   * Checks the options before there is any work.
   *
   * @throws RnnException if they do not go together
   */
  public LastingOptions checked(Places places) {
    if (checkpoint == null && (resume || every != null)) {
      throw RnnException.error("RNN-OPTION-CHECKPOINT", (resume ? "--resume" : "--every")
          + " needs the folder of the checkpoints.").fix("name it with --checkpoint.").build();
    }
    if (every != null) OptionRange.require(every >= 1, "every", every, "a number from 1");
    Integer averaged = average != null ? average : averageBest;
    if (averaged != null && (checkpoint == null || averaged < 1 || (average != null && averageBest != null))) {
      throw RnnException.error("RNN-OPTION-AVERAGE", "a mean of models needs the folder that they are in, a number from"
          + " 1, and one choice of models.").fix("use --checkpoint DIR with --average N or --average-best N.").build();
    }
    places.writing(log);
    return this;
  }

  /** Whether any of them was given. */
  public boolean isUsed() {
    return checkpoint != null || log != null;
  }

  /** A log that is to be closed after training; without one, nothing. */
  public Log prepare(Trainer trainer) {
    if (checkpoint != null) {
      Checkpoints all = Checkpoints.in(checkpoint);
      if (every != null) all = all.every(every, all.everyMinutes());
      if (average != null) all = all.keepingModels(average);
      if (averageBest != null) all = all.keeping(all.keepLast(), averageBest);
      trainer.checkpoints(resume ? all.resuming() : all);
    }
    if (log == null) return () -> {};
    MetricsLog file = new MetricsLog(log, resume);
    trainer.listen(file);
    return file::close;
  }

  /** Gives a trained model the mean that was asked for, if one was, and tells its loss. */
  public void average(PrintStream out, TrainableModel model, ExampleSource validation, int threads) {
    if (checkpoint == null || (average == null && averageBest == null)) return;
    Checkpoints all = Checkpoints.in(checkpoint);
    List<Path> files = average != null ? ModelAverage.last(model, all, average)
        : ModelAverage.best(model, all, Objects.requireNonNull(averageBest));
    try (Workers workers = new Workers(threads)) {
      out.printf(Locale.ROOT, "mean of %d models, %s to %s: validation loss %.4f%n", files.size(),
          files.getFirst().getFileName(), files.getLast().getFileName(),
          Evaluation.of(model, validation, workers).loss());
    }
  }

  /** Is closed without an exception that must be caught. */
  @FunctionalInterface
  public interface Log extends AutoCloseable {
    @Override
    void close();
  }
}
