package dev.rnn.seq2seq.generation;

import dev.rnn.api.error.RnnException;

/**
 * What a log-probability is divided by before hypotheses of different lengths are compared. Without it longer ones
 * lose, as each token costs.
 *
 * @param kind the formula
 * @param alpha its exponent
 */
public record Normalisation(Kind kind, double alpha) {
  /** Nothing: the most probable target wins. */
  public static final Normalisation NONE = new Normalisation(Kind.POWER, 0);

  /** The mean log-probability of a token. */
  public static final Normalisation MEAN = new Normalisation(Kind.POWER, 1);

  /** The formula. */
  public enum Kind {
    /** |Y|^α. */
    POWER,
    /** ((5 + |Y|) / 6)^α (Wu et al. 2016, equation 14). */
    GNMT
  }

  /** Checks the exponent. */
  public Normalisation {
    if (!(alpha >= 0) || Double.isInfinite(alpha)) {
      throw RnnException.error("RNN-OPTION-RANGE", "the exponent of length normalisation is " + alpha + ".")
          .fix("use a number from 0; 0.6 to 1 is usual.").build();
    }
  }

  /** Wu et al. 2016, equation 14. */
  public static Normalisation gnmt(double alpha) {
    return new Normalisation(Kind.GNMT, alpha);
  }

  /** The divisor for a target of {@code length} tokens, its end included; it grows with the length. */
  double of(int length) {
    return switch (kind) {
      case POWER -> Math.pow(length, alpha);
      case GNMT -> Math.pow((5.0 + length) / 6, alpha);
    };
  }
}
