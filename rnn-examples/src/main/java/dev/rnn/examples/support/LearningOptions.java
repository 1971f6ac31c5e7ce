package dev.rnn.examples.support;

import static java.util.Objects.requireNonNullElse;

import dev.rnn.training.trainer.TrainerSettings;
import dev.rnn.training.trainer.UpdateSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of how any model is trained; null where the command decides. */
public final class LearningOptions {
  @Option(names = "--optimizer", paramLabel = "SPEC",
      description = "Update rule, such as adam, adamw(weightDecay=0.01), sgd(momentum=0.9).")
  private @Nullable String optimizer;

  @Option(names = "--rate", paramLabel = "R", description = "Base learning rate.")
  private @Nullable Double rate;

  @Option(names = "--schedule", paramLabel = "SPEC", description = "Rate over time, such as constant,"
      + " cosine(minimum=0.1), reduce-on-plateau(factor=0.5,patience=2).")
  private @Nullable String schedule;

  @Option(names = "--clip", paramLabel = "NORM", description = "Largest norm of all gradients; 0: no limit.")
  private @Nullable Double clip;

  @Option(names = "--epochs", paramLabel = "N", description = "Passes over the training data.")
  private @Nullable Integer epochs;

  @Option(names = "--patience", paramLabel = "N", defaultValue = "0",
      description = "Stop after that many epochs without improvement; 0: do not.")
  private int patience;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
      description = "Of first values, noise, order and generated data. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(names = "--threads", paramLabel = "N",
      description = "Threads; the result does not depend on them. Default: all cores.")
  private @Nullable Integer threads;

  /** On what everything random depends. */
  public long seed() {
    return seed;
  }

  /** How many threads compute. */
  public int threads() {
    return requireNonNullElse(threads, Runtime.getRuntime().availableProcessors());
  }

  /** The usual settings of a command, with what was given in their place. */
  public TrainerSettings applied(TrainerSettings usual) {
    UpdateSettings update = usual.update();
    return usual
        .withOptimizer(requireNonNullElse(optimizer, update.optimizer().toString()),
            requireNonNullElse(rate, update.rate()))
        .withSchedule(requireNonNullElse(schedule, update.schedule().toString()))
        .withClipping(requireNonNullElse(clip, update.clipNorm()), update.clipValue())
        .withEpochs(requireNonNullElse(epochs, usual.epochs())).withPatience(patience).withSeed(seed)
        .withThreads(threads());
  }
}
