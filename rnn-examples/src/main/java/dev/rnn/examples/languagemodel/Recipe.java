package dev.rnn.examples.languagemodel;

import dev.rnn.api.error.Nearest;
import dev.rnn.api.error.RnnException;
import dev.rnn.training.trainer.Reduction;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A named set of defaults; options that are given replace single ones.
 *
 * @param initializer of all parameters; null: as each plug-in wishes
 */
record Recipe(String name, String cell, int hidden, int layers, double dropout, boolean tied, String optimizer,
    double rate, String schedule, double clip, int batch, int steps, int epochs, Reduction reduction,
    @Nullable String initializer) {
  /** For the corpus that comes along: about a minute on two cores. */
  static final Recipe DEFAULT = new Recipe("default", "lstm", 128, 1, 0.3, true, "adam", 0.004, "cosine(minimum=0.05)",
      5, 16, 24, 4, Reduction.MEAN_PER_ELEMENT, null);

  /**
   * The small, non-regularised model of Zaremba et al. 2014, "Recurrent neural network regularization", section 4.1:
   * the loss is summed over 20 steps, the rate halved after each epoch from the fifth on.
   */
  static final Recipe ZAREMBA_SMALL = new Recipe("zaremba-small", "lstm(forgetBias=0)", 200, 2, 0, false, "sgd", 1,
      "hold-then-decay(holdEpochs=4,factor=0.5)", 5, 20, 20, 13, Reduction.SUM_PER_SEQUENCE, "uniform(limit=0.1)");

  private static final Recipe[] ALL = {DEFAULT, ZAREMBA_SMALL};

  static Recipe named(String name) {
    return Arrays.stream(ALL).filter(r -> r.name.equals(name)).findFirst().orElseThrow(() ->
        RnnException.error("RNN-RECIPE-UNKNOWN", "there is no recipe '" + name + "'.")
            .detail(Nearest.hint(name, Arrays.stream(ALL).map(Recipe::name).toList())).fix("use one of these.")
            .build());
  }
}
