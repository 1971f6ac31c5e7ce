package dev.rnn.training.data.series;

import dev.rnn.api.error.RnnException;
import java.util.stream.IntStream;

/**
 * Windows of a series: so many steps are seen, so many that follow are forecast. A window is told by its origin, the
 * place of the first number that is forecast.
 *
 * @param input steps that are seen
 * @param horizon steps that are forecast
 * @param stride steps from one origin to the next
 */
public record Windows(int input, int horizon, int stride) {
  /** Checks ranges. */
  public Windows {
    if (input < 1 || horizon < 1 || stride < 1) {
      throw RnnException.error("RNN-OPTION-RANGE", "input is " + input + ", horizon " + horizon + ", stride " + stride
          + ".").fix("use numbers from 1.").build();
    }
  }

  /**
   * The origins of the windows whose targets all lie in a part. Their inputs may lie before it.
   *
   * @param name of the part, for errors
   * @param from its first place
   * @param to the place after its last
   * @param before steps that are needed before the inputs
   * @throws RnnException {@code RNN-SERIES-SHORT} if there is none
   */
  public int[] origins(String name, int from, int to, int before) {
    int first = Math.max(from, input + before);
    if (first + horizon > to) {
      throw RnnException.error("RNN-SERIES-SHORT", "the " + name + " part, places " + from + " to " + (to - 1)
              + " of the series, has no window of " + input + " steps and " + horizon + " to forecast.")
          .detail("expected: " + (first + horizon - to) + " steps more")
          .fix("use a longer part, a shorter input or a shorter horizon.").build();
    }
    return IntStream.iterate(first, t -> t + horizon <= to, t -> t + stride).toArray();
  }
}
