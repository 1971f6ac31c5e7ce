package dev.rnn.training.data.series;

import dev.rnn.api.error.Nearest;
import dev.rnn.api.error.RnnException;
import java.util.Arrays;
import java.util.List;

/**
 * x ↦ (x − shift) / scale. It is fitted on the training part alone: figures of later numbers would tell the model of
 * them. A part that is constant but for rounding has
 * scale 1.
 *
 * @param shift what becomes 0
 * @param scale what becomes 1
 */
public record Scaling(double shift, double scale) {
  /** Leaves numbers as they are. */
  public static final Scaling NONE = new Scaling(0, 1);

  private static final double ROUNDING = 1e-12;
  private static final List<String> NAMES = List.of("standard", "min-max", "none");

  /** Mean 0 and standard deviation 1 on the training part. */
  public static Scaling standard(double... training) {
    double mean = Arrays.stream(training).average().orElse(0);
    double variance = Arrays.stream(training).map(x -> (x - mean) * (x - mean)).average().orElse(0);
    double deviation = Math.sqrt(variance);
    return new Scaling(mean, deviation > ROUNDING * Math.abs(mean) ? deviation : 1);
  }

  /** From 0 to 1 on the training part; later numbers may lie outside. */
  public static Scaling minMax(double... training) {
    double least = Arrays.stream(training).min().orElse(0);
    double most = Arrays.stream(training).max().orElse(0);
    return new Scaling(least, most > least ? most - least : 1);
  }

  /**
   * By name: {@code standard}, {@code min-max} or {@code none}.
   *
   * @throws RnnException {@code RNN-SCALING-UNKNOWN} at another name
   */
  public static Scaling named(String name, double... training) {
    return switch (name) {
      case "standard" -> standard(training);
      case "min-max" -> minMax(training);
      case "none" -> NONE;
      default -> throw RnnException.error("RNN-SCALING-UNKNOWN", "there is no scaling '" + name + "'.")
          .detail(Nearest.hint(name, NAMES)).fix("use one of these.").build();
    };
  }

  /** A number as the model sees it. */
  public double apply(double value) {
    return (value - shift) / scale;
  }

  /** A number as it was. */
  public double undo(double scaled) {
    return scaled * scale + shift;
  }
}
