package dev.rnn.training.diagnosis;

import dev.rnn.api.error.RnnException;
import dev.rnn.engine.runtime.Workers;
import dev.rnn.training.model.Examples;
import dev.rnn.training.model.SequenceModel;
import dev.rnn.training.trainer.TrainingListener;
import java.util.function.Consumer;

/** Looks at the flow of gradients every few epochs while a model is trained. */
public final class GradientFlowListener implements TrainingListener {
  private final GradientReport.Looks looks;
  private final Examples examples;
  private final int every;
  private final Consumer<Seen> told;

  /**
   * What was seen.
   *
   * @param epoch from 0
   * @param report after it
   */
  public record Seen(int epoch, GradientReport report) {}

  /**
   * A listener.
   *
   * @param examples a few sequences to look at, the same each time
   * @param every epochs from one look to the next, at least 1
   * @param told hears what was seen
   */
  public GradientFlowListener(SequenceModel model, Examples examples, int every, Consumer<Seen> told) {
    if (every < 1) {
      throw RnnException.error("RNN-GRADIENT-FLOW", "gradients cannot be looked at every " + every + " epochs.")
          .fix("give 1 or more.").build();
    }
    looks = new GradientReport.Looks(model);
    this.examples = examples;
    this.every = every;
    this.told = told;
  }

  @Override
  public void epochEnded(Epoch epoch) {
    if ((epoch.epoch() + 1) % every != 0) return;
    try (Workers alone = new Workers(1)) {
      told.accept(new Seen(epoch.epoch(), looks.at(examples, alone, epoch.clippedShare())));
    }
  }
}
