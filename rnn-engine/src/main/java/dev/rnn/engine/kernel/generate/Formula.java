package dev.rnn.engine.kernel.generate;

import dev.rnn.api.tensor.BinaryFunction;
import dev.rnn.api.tensor.UnaryFunction;
import java.util.List;
import java.util.stream.IntStream;

/** What a routine computes for each place: all that distinguishes one generated class from another. */
public record Formula(List<Step> steps) {
  /** Copies the list. */
  public Formula {
    steps = List.copyOf(steps);
  }

  /** Whether there is vector code for a function that has the bits of the plain loops. */
  public static boolean supports(UnaryFunction function) {
    return function != UnaryFunction.SIN && function != UnaryFunction.COS;
  }

  /**
   * About how many vector operations a step takes: what limits a routine's length, and what its time is measured by.
   */
  public static int cost(Step step) {
    return switch (step) {
      case Step.Unary(_, UnaryFunction function, _) -> switch (function) {
        case NEGATE, ABS, RELU -> 1;
        case POSITIVE -> 2;
        case SIGN, SQRT -> 4;
        case TANH -> 18;
        case SIGMOID -> 20;
        case EXP, SIN, COS -> 22;
        case LOG -> 34;
      };
      case Step.Binary(_, BinaryFunction function, _, _) -> function == BinaryFunction.DIVIDE ? 4 : 2;
      case Step.Select _ -> 2;
      case Step.Flush _ -> 3;
      case Step.Load _, Step.Broadcast _, Step.Literal _, Step.Store _ -> 1;
    };
  }

  /** About how many vector operations all steps take. */
  public int cost() {
    return steps.stream().mapToInt(Formula::cost).sum();
  }

  /** The arguments, each once, in rising order. */
  public IntStream arguments() {
    return steps.stream().mapToInt(Formula::argument).filter(k -> k >= 0).sorted().distinct();
  }

  /** The argument of a step; −1 if it has none. */
  static int argument(Step step) {
    return switch (step) {
      case Step.Load load -> load.argument();
      case Step.Broadcast broadcast -> broadcast.argument();
      case Step.Store store -> store.argument();
      default -> -1;
    };
  }
}
