package dev.rnn.examples.support;

import dev.rnn.training.diagnosis.GradientFlowListener;
import dev.rnn.training.model.Examples;
import dev.rnn.training.model.SequenceModel;
import dev.rnn.training.trainer.Trainer;
import dev.rnn.training.trainer.TrainerSettings;
import java.io.PrintStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for a sequence model whose training is not smooth: what is evened out, left out, and told of gradients. */
public final class StabilityOptions {
  /** Sequences in which gradients are looked at. */
  private static final int SEEN = 32;

  @Option(names = "--moving-average", paramLabel = "DECAY", defaultValue = "0",
      description = "Validate and keep the exponential moving average of the parameters, such as 0.999; 0: do not.")
  private double movingAverage;

  @Option(names = "--skip", paramLabel = "N", defaultValue = "0",
      description = "Leave out up to N updates in a row whose loss or gradients are not finite; 0: the first one stops"
          + " training.")
  private int skip;

  @Option(names = "--gradients", paramLabel = "N",
      description = "After every N epochs, say how far back gradients reach and what may help.")
  private @Nullable Integer gradients;

  /** The same settings, evened out and left out as was asked for. */
  public TrainerSettings applied(TrainerSettings settings) {
    return settings.withAveraging(movingAverage).withSkips(skip);
  }

  /** Prints what gradients do, seen in some of the examples, if that was asked for. */
  public void listen(Trainer trainer, SequenceModel model, Examples examples, PrintStream out) {
    if (gradients == null) return;
    Examples some = examples.select(IntStream.range(0, Math.min(SEEN, examples.size())).toArray());
    trainer.listen(new GradientFlowListener(model, some, gradients, seen ->
        seen.report().advice().forEach(sentence -> out.println("  gradients: " + sentence))));
  }
}
