package dev.rnn.training.trainer;

import dev.rnn.api.plugin.Spec;

/**
 * How to train. A record with {@code with} methods; {@link #DEFAULT} is Adam at 0.001, clipped at norm 5.
 *
 * @param update how gradients become an update
 * @param epochs passes over the data
 * @param patience epochs without improvement after which training stops; 0: it does not
 * @param averaging decay of the exponential moving average of parameters, such as 0.999, with which the model is
 *     validated and at last saved; 0: the parameters themselves are
 * @param skips how many updates in a row may be left out because a loss or gradient is not finite; 0: the first stops
 *     training. After one that is left out, carried state begins anew, because it may be what is not finite
 * @param seed of noise
 * @param threads that compute; the result does not depend on them
 */
public record TrainerSettings(UpdateSettings update, int epochs, int patience, double averaging, int skips, long seed,
    int threads) {
  /** Adam at 0.001, one epoch, gradients clipped at norm 5, two threads. */
  public static final TrainerSettings DEFAULT = new TrainerSettings(UpdateSettings.DEFAULT, 1, 0, 0, 0, 1, 2);

  /** Checks ranges. */
  public TrainerSettings {
    UpdateSettings.require(epochs >= 1, "epochs", epochs, "a number from 1");
    UpdateSettings.require(patience >= 0, "patience", patience, "a number from 0");
    UpdateSettings.require(averaging >= 0 && averaging < 1, "averaging", averaging, "a number from 0 and below 1");
    UpdateSettings.require(skips >= 0, "skips", skips, "a number from 0");
    UpdateSettings.require(threads >= 1 && threads <= 1024, "threads", threads, "a number from 1 to 1024");
  }

  private TrainerSettings with(UpdateSettings other) {
    return new TrainerSettings(other, epochs, patience, averaging, skips, seed, threads);
  }

  /** Another update rule and base rate. */
  public TrainerSettings withOptimizer(String spec, double baseRate) {
    return with(update.withOptimizer(Spec.parse(spec), baseRate));
  }

  /** Another schedule. */
  public TrainerSettings withSchedule(String spec) {
    return with(update.withSchedule(Spec.parse(spec)));
  }

  /** Other limits of gradients; 0: none. */
  public TrainerSettings withClipping(double norm, double value) {
    return with(update.withClipping(norm, value));
  }

  /** Another decay of weights. */
  public TrainerSettings withWeightDecay(double decay) {
    return with(update.withWeightDecay(decay));
  }

  /** Several batches for each update. */
  public TrainerSettings withAccumulation(int batches) {
    return with(update.withAccumulation(batches));
  }

  /** Another reduction. */
  public TrainerSettings withReduction(Reduction how) {
    return with(update.withReduction(how));
  }

  /** Another number of epochs. */
  public TrainerSettings withEpochs(int number) {
    return new TrainerSettings(update, number, patience, averaging, skips, seed, threads);
  }

  /** Stops after that many epochs without improvement on the validation data. */
  public TrainerSettings withPatience(int epochsWithout) {
    return new TrainerSettings(update, epochs, epochsWithout, averaging, skips, seed, threads);
  }

  /** Validates and keeps the exponential moving average of the parameters; 0: the parameters themselves. */
  public TrainerSettings withAveraging(double decay) {
    return new TrainerSettings(update, epochs, patience, decay, skips, seed, threads);
  }

  /** Leaves out up to so many updates in a row that are not finite; 0: the first one stops training. */
  public TrainerSettings withSkips(int inRow) {
    return new TrainerSettings(update, epochs, patience, averaging, inRow, seed, threads);
  }

  /** Another seed. */
  public TrainerSettings withSeed(long number) {
    return new TrainerSettings(update, epochs, patience, averaging, skips, number, threads);
  }

  /** Another number of threads. */
  public TrainerSettings withThreads(int number) {
    return new TrainerSettings(update, epochs, patience, averaging, skips, seed, number);
  }
}
