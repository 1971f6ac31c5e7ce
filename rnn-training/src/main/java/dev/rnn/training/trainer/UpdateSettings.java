package dev.rnn.training.trainer;

import dev.rnn.api.error.RnnException;
import dev.rnn.api.plugin.Spec;

/**
 * How gradients become an update.
 *
 * @param optimizer the update rule
 * @param rate base learning rate
 * @param schedule factor of the rate over time
 * @param clipNorm largest norm of all gradients together (Pascanu et al. 2013); 0: no limit
 * @param clipValue largest absolute value of a gradient; 0: no limit
 * @param weightDecay added to gradients as decay · value, where the role of a parameter allows it
 * @param accumulate batches per update
 * @param reduction what the loss of an update is the mean of
 */
public record UpdateSettings(Spec optimizer, double rate, Spec schedule, double clipNorm, double clipValue,
    double weightDecay, int accumulate, Reduction reduction) {
  /** Adam at 0.001, gradients clipped at norm 5, one batch. */
  public static final UpdateSettings DEFAULT = new UpdateSettings(Spec.of("adam"), 0.001, Spec.of("constant"), 5, 0, 0,
      1, Reduction.MEAN_PER_ELEMENT);

  /** Checks ranges. */
  public UpdateSettings {
    require(rate > 0 && Double.isFinite(rate), "rate", rate, "a positive number");
    require(clipNorm >= 0, "clip norm", clipNorm, "a number from 0");
    require(clipValue >= 0, "clip value", clipValue, "a number from 0");
    require(weightDecay >= 0, "weight decay", weightDecay, "a number from 0");
    require(accumulate >= 1, "accumulate", accumulate, "a number from 1");
  }

  UpdateSettings withOptimizer(Spec rule, double baseRate) {
    return new UpdateSettings(rule, baseRate, schedule, clipNorm, clipValue, weightDecay, accumulate, reduction);
  }

  UpdateSettings withSchedule(Spec factor) {
    return new UpdateSettings(optimizer, rate, factor, clipNorm, clipValue, weightDecay, accumulate, reduction);
  }

  UpdateSettings withClipping(double norm, double value) {
    return new UpdateSettings(optimizer, rate, schedule, norm, value, weightDecay, accumulate, reduction);
  }

  UpdateSettings withWeightDecay(double decay) {
    return new UpdateSettings(optimizer, rate, schedule, clipNorm, clipValue, decay, accumulate, reduction);
  }

  UpdateSettings withAccumulation(int batches) {
    return new UpdateSettings(optimizer, rate, schedule, clipNorm, clipValue, weightDecay, batches, reduction);
  }

  UpdateSettings withReduction(Reduction how) {
    return new UpdateSettings(optimizer, rate, schedule, clipNorm, clipValue, weightDecay, accumulate, how);
  }

  static void require(boolean holds, String what, Object value, String expected) {
    if (holds) return;
    throw RnnException.error("RNN-OPTION-RANGE", what + " is " + value + ".").fix("use " + expected + ".").build();
  }
}
