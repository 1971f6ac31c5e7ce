package dev.rnn.api.tensor;

import dev.rnn.api.Stability;

/**
 * What the element-wise functions mean, one number at a time, in {@code double}: the definition all kernels must meet.
 */
@Stability(Stability.Level.INTERNAL)
public final class Scalars {
  private Scalars() {}

  /** The function of one number. */
  public static double apply(UnaryFunction function, double x) {
    return switch (function) {
      case NEGATE -> -x;
      case EXP -> Math.exp(x);
      case LOG -> Math.log(x);
      case TANH -> Math.tanh(x);
      case SIGMOID -> 1 / (1 + Math.exp(-x));
      case RELU -> x > 0 || Double.isNaN(x) ? x : 0;
      case SQRT -> Math.sqrt(x);
      case ABS -> Math.abs(x);
      case SIN -> Math.sin(x);
      case COS -> Math.cos(x);
      case SIGN -> Math.signum(x);
      case POSITIVE -> x > 0 ? 1 : 0;
    };
  }

  /** The function of two numbers. */
  public static double apply(BinaryFunction function, double a, double b) {
    return switch (function) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case MAXIMUM -> Math.max(a, b);
      case MINIMUM -> Math.min(a, b);
      case EQUAL -> a == b ? 1 : 0;
      case LESS -> a < b ? 1 : 0;
    };
  }
}
