package dev.rnn.examples.support;

import dev.rnn.training.diagnosis.GradientFlowListener;
import dev.rnn.training.model.Examples;
import dev.rnn.training.model.SequenceModel;
import dev.rnn.training.trainer.Trainer;
import dev.rnn.training.trainer.TrainerSettings;
import dev.rnn.training.trainer.UpdateSettings;
import java.io.PrintStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of how a sequence model is trained; null where the command decides. */
public final class LearningOptions {
  /** Sequences in which gradients are looked at. */
  private static final int SEEN = 32;

  @Option(names = "--optimizer", paramLabel = "SPEC", description = "Update rule, such as adam, sgd(momentum=0.9).")
  @Nullable String optimizer;

  @Option(names = "--rate", paramLabel = "R", description = "Base learning rate.")
  @Nullable Double rate;

  @Option(names = "--schedule", paramLabel = "SPEC", description = "Rate over time, such as constant,"
      + " cosine(minimum=0.1), reduce-on-plateau(factor=0.5,patience=2).")
  @Nullable String schedule;

  @Option(names = "--clip", paramLabel = "NORM", description = "Largest norm of all gradients; 0: no limit.")
  @Nullable Double clip;

  @Option(names = "--epochs", paramLabel = "N", description = "Passes over the training data.")
  @Nullable Integer epochs;

  @Option(names = "--patience", paramLabel = "N", defaultValue = "0",
      description = "Stop after that many epochs without improvement; 0: do not.")
  int patience;

  @Option(names = "--moving-average", paramLabel = "DECAY", defaultValue = "0",
      description = "Validate and keep the exponential moving average of the parameters, such as 0.999; 0: do not.")
  double movingAverage;

  @Option(names = "--skip", paramLabel = "N", defaultValue = "0",
      description = "Leave out up to N updates in a row whose loss or gradients are not finite; 0: the first one stops"
          + " training.")
  int skip;

  @Option(names = "--gradients", paramLabel = "N",
      description = "After every N epochs, say how far back gradients reach and what may help.")
  @Nullable Integer gradients;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
      description = "Of first values, noise, order and generated data. Default: ${DEFAULT-VALUE}.")
  long seed = 1;

  @Option(names = "--threads", paramLabel = "N",
      description = "Threads; the result does not depend on them. Default: all cores.")
  @Nullable Integer threads;

  /** On what everything random depends. */
  public long seed() {
    return seed;
  }

  /** How many threads compute. */
  public int threads() {
    return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
  }

  /** The usual settings of a command, with what was given in their place. */
  public TrainerSettings applied(TrainerSettings usual) {
    UpdateSettings update = usual.update();
    return usual
        .withOptimizer(optimizer == null ? update.optimizer().toString() : optimizer,
            rate == null ? update.rate() : rate)
        .withSchedule(schedule == null ? update.schedule().toString() : schedule)
        .withClipping(clip == null ? update.clipNorm() : clip, update.clipValue())
        .withEpochs(epochs == null ? usual.epochs() : epochs).withPatience(patience).withAveraging(movingAverage)
        .withSkips(skip).withSeed(seed).withThreads(threads());
  }

  /** Prints what gradients do, seen in some of the examples, if that was asked for. */
  public void listen(Trainer trainer, SequenceModel model, Examples examples, PrintStream out) {
    if (gradients == null) return;
    Examples some = examples.select(IntStream.range(0, Math.min(SEEN, examples.size())).toArray());
    trainer.listen(new GradientFlowListener(model, some, gradients, seen ->
        seen.report().advice().forEach(sentence -> out.println("  gradients: " + sentence))));
  }
}
