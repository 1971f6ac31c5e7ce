package dev.rnn.examples.support;

import dev.rnn.api.error.RnnException;
import dev.rnn.training.trainer.Checkpoints;
import dev.rnn.training.trainer.MetricsLog;
import dev.rnn.training.trainer.Trainer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of every command that trains: checkpoints, going on from them, and a log. */
public final class LastingOptions {
  @Option(names = "--checkpoint", paramLabel = "DIR",
      description = "Write training down in this folder: every ten minutes, after each epoch, and when stopped.")
  @Nullable Path checkpoint;

  @Option(names = "--every", paramLabel = "N", description = "And after every N updates.")
  @Nullable Integer every;

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
    if (every != null && every < 1) {
      throw RnnException.error("RNN-OPTION-RANGE", "every is " + every + ".").fix("use a number from 1.").build();
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
      trainer.checkpoints(resume ? all.resuming() : all);
    }
    if (log == null) return () -> {};
    MetricsLog file = new MetricsLog(log, resume);
    trainer.listen(file);
    return file::close;
  }

  /** Is closed without an exception that must be caught. */
  @FunctionalInterface
  public interface Log extends AutoCloseable {
    @Override
    void close();
  }
}
