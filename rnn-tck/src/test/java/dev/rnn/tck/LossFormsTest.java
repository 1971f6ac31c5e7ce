package dev.rnn.tck;

import static dev.rnn.api.tensor.Tensors.mean;
import static dev.rnn.api.tensor.Tensors.square;

import dev.rnn.api.loss.Loss;
import dev.rnn.api.loss.LossScope;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import java.util.Map;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** Losses of other forms than a number for each step pass: targets on an axis of their own, further outputs. */
class LossFormsTest {
  @TestFactory
  DynamicContainer targetsOnAnAxisOfTheirOwn() {
    return Rules.of("difference of means", new LossVerification() {
      @Override
      protected Loss loss() {
        return new DifferenceOfMeans();
      }
    });
  }

  @TestFactory
  DynamicContainer aFurtherOutput() {
    return Rules.of("with a penalty", new LossVerification() {
      @Override
      protected Loss loss() {
        return scope -> mean(square(scope.prediction().minus(scope.target())))
            .plus(square(scope.output("features").orElseThrow()).sum());
      }

      @Override
      protected Map<String, Shape> outputs() {
        return Map.of("features", Shape.of(3));
      }
    });
  }

  private record DifferenceOfMeans() implements Loss {
    @Override
    public Tensor define(LossScope scope) {
      Tensor predicted = scope.predictions().mean(mean(scope.predictions().values()));
      Tensor wanted = scope.targets().mean(scope.targets().values());
      return square(predicted.minus(wanted));
    }

    @Override
    public Target target(Shape prediction) {
      return Target.LABELS;
    }
  }
}
