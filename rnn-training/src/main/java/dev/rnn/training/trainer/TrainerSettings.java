package dev.rnn.training.trainer;

import dev.rnn.api.error.RnnException;
import dev.rnn.api.plugin.Spec;

/**
 * How to train. A record with {@code with} methods; {@link #DEFAULT} is Adam at 0.001, clipped at norm 5.
 *
 * @param optimizer the update rule
 * @param rate base learning rate
 * @param schedule factor of the rate over time
 * @param epochs passes over the data
 * @param clipNorm largest norm of all gradients together (Pascanu et al. 2013); 0: no limit
 * @param clipValue largest absolute value of a gradient; 0: no limit
 * @param weightDecay added to gradients as decay · value, where the role of a parameter allows it
 * @param accumulate batches per update
 * @param patience epochs without improvement after which training stops; 0: it does not
 * @param averaging decay of the exponential moving average of parameters, such as 0.999, with which the model is
 *     validated and at last saved; 0: the parameters themselves are
 * @param skips how many updates in a row may be left out because a loss or gradient is not finite; 0: the first stops
 *     training. After one that is left out, carried state begins anew, because it may be what is not finite
 * @param seed of noise
 * @param threads that compute; the result does not depend on them
 */
public record TrainerSettings(Spec optimizer, double rate, Spec schedule, int epochs, double clipNorm, double clipValue,
    double weightDecay, int accumulate, Reduction reduction, int patience, double averaging, int skips, long seed,
    int threads) {
  /** Adam at 0.001, one epoch, gradients clipped at norm 5, two threads. */
  public static final TrainerSettings DEFAULT = new TrainerSettings(Spec.of("adam"), 0.001, Spec.of("constant"), 1, 5,
      0, 0, 1, Reduction.MEAN_PER_ELEMENT, 0, 0, 0, 1, 2);

  /** Checks ranges. */
  public TrainerSettings {
    require(rate > 0 && Double.isFinite(rate), "rate", rate, "a positive number");
    require(epochs >= 1, "epochs", epochs, "a number from 1");
    require(clipNorm >= 0, "clip norm", clipNorm, "a number from 0");
    require(clipValue >= 0, "clip value", clipValue, "a number from 0");
    require(weightDecay >= 0, "weight decay", weightDecay, "a number from 0");
    require(accumulate >= 1, "accumulate", accumulate, "a number from 1");
    require(patience >= 0, "patience", patience, "a number from 0");
    require(averaging >= 0 && averaging < 1, "averaging", averaging, "a number from 0 and below 1");
    require(skips >= 0, "skips", skips, "a number from 0");
    require(threads >= 1 && threads <= 1024, "threads", threads, "a number from 1 to 1024");
  }

  /** Another update rule and base rate. */
  public TrainerSettings withOptimizer(String spec, double baseRate) {
    return new TrainerSettings(Spec.parse(spec), baseRate, schedule, epochs, clipNorm, clipValue, weightDecay,
        accumulate, reduction, patience, averaging, skips,
        seed, threads);
  }

  /** Another schedule. */
  public TrainerSettings withSchedule(String spec) {
    return new TrainerSettings(optimizer, rate, Spec.parse(spec), epochs, clipNorm, clipValue, weightDecay, accumulate,
        reduction, patience, averaging, skips,
        seed, threads);
  }

  /** Another number of epochs. */
  public TrainerSettings withEpochs(int number) {
    return new TrainerSettings(optimizer, rate, schedule, number, clipNorm, clipValue, weightDecay, accumulate,
        reduction, patience, averaging, skips,
        seed, threads);
  }

  /** Other limits of gradients; 0: none. */
  public TrainerSettings withClipping(double norm, double value) {
    return new TrainerSettings(optimizer, rate, schedule, epochs, norm, value, weightDecay, accumulate, reduction,
        patience, averaging, skips,
        seed, threads);
  }

  /** Another decay of weights. */
  public TrainerSettings withWeightDecay(double decay) {
    return new TrainerSettings(optimizer, rate, schedule, epochs, clipNorm, clipValue, decay, accumulate, reduction,
        patience, averaging, skips,
        seed, threads);
  }

  /** Several batches for each update. */
  public TrainerSettings withAccumulation(int batches) {
    return new TrainerSettings(optimizer, rate, schedule, epochs, clipNorm, clipValue, weightDecay, batches, reduction,
        patience, averaging, skips,
        seed, threads);
  }

  /** Another reduction. */
  public TrainerSettings withReduction(Reduction how) {
    return new TrainerSettings(optimizer, rate, schedule, epochs, clipNorm, clipValue, weightDecay, accumulate, how,
        patience, averaging, skips,
        seed, threads);
  }

  /** Stops after that many epochs without improvement on the validation data. */
  public TrainerSettings withPatience(int epochsWithout) {
    return new TrainerSettings(optimizer, rate, schedule, epochs, clipNorm, clipValue, weightDecay, accumulate,
        reduction, epochsWithout, averaging, skips,
        seed, threads);
  }

  /** Validates and keeps the exponential moving average of the parameters; 0: the parameters themselves. */
  public TrainerSettings withAveraging(double decay) {
    return new TrainerSettings(optimizer, rate, schedule, epochs, clipNorm, clipValue, weightDecay, accumulate,
        reduction, patience, decay, skips, seed, threads);
  }

  /** Leaves out up to so many updates in a row that are not finite; 0: the first one stops training. */
  public TrainerSettings withSkips(int inRow) {
    return new TrainerSettings(optimizer, rate, schedule, epochs, clipNorm, clipValue, weightDecay, accumulate,
        reduction, patience, averaging, inRow, seed, threads);
  }

  /** Another seed. */
  public TrainerSettings withSeed(long number) {
    return new TrainerSettings(optimizer, rate, schedule, epochs, clipNorm, clipValue, weightDecay, accumulate,
        reduction, patience, averaging, skips,
        number, threads);
  }

  /** Another number of threads. */
  public TrainerSettings withThreads(int number) {
    return new TrainerSettings(optimizer, rate, schedule, epochs, clipNorm, clipValue, weightDecay, accumulate,
        reduction, patience, averaging, skips,
        seed, number);
  }

  private static void require(boolean holds, String what, Object value, String expected) {
    if (!holds) {
      throw RnnException.error("RNN-OPTION-RANGE", what + " is " + value + ".").fix("use " + expected + ".").build();
    }
  }
}
