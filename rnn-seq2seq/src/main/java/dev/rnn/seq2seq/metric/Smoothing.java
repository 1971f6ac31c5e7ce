package dev.rnn.seq2seq.metric;

import dev.rnn.api.error.RnnException;
import java.util.Locale;

/**
 * What BLEU takes for an n-gram precision that is 0 and would make the whole score 0 (Chen and Cherry 2014).
 *
 * @param method which one
 * @param value for {@code FLOOR} and {@code ADD_K}; the others have none
 */
public record Smoothing(Method method, double value) {
  /** Nothing is smoothed. */
  public static final Smoothing NONE = new Smoothing(Method.NONE, 0);
  /** The first such precision counts 1/2 match, the next 1/4, and so on: as NIST does; the usual one. */
  public static final Smoothing EXP = new Smoothing(Method.EXP, 0);

  /** The methods, as sacreBLEU names them. */
  public enum Method { NONE, EXP, FLOOR, ADD_K }

  /**
   * @throws RnnException {@code RNN-OPTION-RANGE} if the value is negative
   */
  public Smoothing {
    if (!(value >= 0)) {
      throw RnnException.error("RNN-OPTION-RANGE", "A smoothing value of " + value + " is not possible.")
          .fix("use one from 0; the usual ones are 0.1 for floor and 1 for add-k.").build();
    }
  }

  /** {@code value} matches are counted where there are none; usually 0.1. */
  public static Smoothing floor(double value) {
    return new Smoothing(Method.FLOOR, value);
  }

  /** {@code value} is added to matches and totals from 2-grams on; usually 1 (Lin and Och 2004). */
  public static Smoothing addK(double value) {
    return new Smoothing(Method.ADD_K, value);
  }

  /** As in signatures: {@code exp}, {@code floor[0.10]}. */
  @Override
  public String toString() {
    return switch (method) {
      case NONE -> "none";
      case EXP -> "exp";
      case FLOOR -> String.format(Locale.ROOT, "floor[%.2f]", value);
      case ADD_K -> String.format(Locale.ROOT, "add-k[%.2f]", value);
    };
  }
}
