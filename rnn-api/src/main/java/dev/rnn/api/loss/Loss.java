package dev.rnn.api.loss;

import dev.rnn.api.Stability;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;

/**
 * From prediction and target to one value for each element: a step, or a whole sequence. The trainer owns weights and
 * reduction, with one denominator over the whole effective batch.
 *
 * <p>A loss SHOULD be a record of its settings. Example, the mean squared error:
 *
 * <pre>{@code
 * public record MeanSquaredError() implements Loss {
 *   @Override public Tensor define(LossScope scope) {
 *     return mean(square(scope.prediction().minus(scope.target())));
 *   }
 * }
 * }</pre>
 */
@Stability(Stability.Level.STABLE)
@FunctionalInterface
public interface Loss {
  /** The loss of one element: a scalar. */
  Tensor define(LossScope scope);

  /** What a target looks like, given the prediction's shape. By default the same shape: numbers. */
  default Target target(Shape prediction) {
    return new Target(prediction, false, false);
  }

  /**
   * The form of a target.
   *
   * @param shape of one target; a scalar for a class index
   * @param classIndex whether it is the index of a class rather than numbers
   * @param ownAxis whether targets are a sequence of their own, with lengths other than the predictions' (CTC)
   */
  record Target(Shape shape, boolean classIndex, boolean ownAxis) {
    /** A class index for each prediction. */
    public static final Target CLASS = new Target(Shape.SCALAR, true, false);

    /** A sequence of class indices on an axis of its own. */
    public static final Target LABELS = new Target(Shape.SCALAR, true, true);
  }
}
