package dev.rnn.seq2seq.text;

import dev.rnn.api.error.RnnException;

/**
 * How many tokens a source and a target may have, the end not counted.
 *
 * @param sourceEncoding what makes tokens of sources
 * @param targetEncoding what makes tokens of targets
 * @param source the most tokens of a source
 * @param target the most tokens of a target
 */
public record LengthLimit(Encoding sourceEncoding, Encoding targetEncoding, int source, int target) {
  /** Whether neither side is longer. */
  public boolean holds(TextPair pair) {
    return sourceEncoding.tokens(pair.source()).size() <= source
        && targetEncoding.tokens(pair.target()).size() <= target;
  }

  /**
   * The numbers of a source at inference.
   *
   * @throws RnnException {@code RNN-TEXT-LENGTH} if it is longer than the limit: a model is not made to guess how much
   *     of it may be lost
   */
  public int[] encode(String line, String place) {
    int[] numbers = sourceEncoding.encode(line);
    if (numbers.length <= source) return numbers;
    throw RnnException.error("RNN-TEXT-LENGTH", "A source has " + numbers.length + " tokens but the limit is " + source
        + ".").in(place).fix("cut it into sentences, or train with a higher limit.").build();
  }

  String lengths(TextPair pair) {
    return "source " + sourceEncoding.tokens(pair.source()).size() + " tokens (limit " + source + "), target "
        + targetEncoding.tokens(pair.target()).size() + " (limit " + target + ")";
  }
}
