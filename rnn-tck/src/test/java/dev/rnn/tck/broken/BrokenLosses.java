package dev.rnn.tck.broken;

import static dev.rnn.api.tensor.Tensors.log;
import static dev.rnn.api.tensor.Tensors.mean;
import static dev.rnn.api.tensor.Tensors.pick;
import static dev.rnn.api.tensor.Tensors.softmax;
import static dev.rnn.api.tensor.Tensors.square;
import static dev.rnn.api.tensor.Tensors.stopGradient;

import dev.rnn.api.loss.Loss;
import dev.rnn.api.loss.LossScope;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.tck.LossVerification;
import java.util.concurrent.atomic.AtomicInteger;

/** Losses that are wrong. */
final class BrokenLosses {
  private BrokenLosses() {}

  private static Tensor error(LossScope scope) {
    return square(scope.prediction().minus(scope.target()));
  }

  @Breaks("required_valueIsOneNumber")
  static class GivesAVector extends LossVerification {
    @Override
    protected Loss loss() {
      return BrokenLosses::error;
    }
  }

  @Breaks("required_oneValueForEachElement")
  static class GivesAValueForEachPair extends LossVerification {
    @Override
    protected Loss loss() {
      return new Loss() {
        @Override
        public Tensor define(LossScope scope) {
          return scope.predictions().values().sum().minus(scope.targets().values());
        }

        @Override
        public Target target(Shape prediction) {
          return Target.LABELS;
        }
      };
    }
  }

  @Breaks("required_definitionIsRepeatable")
  static class BranchesOnACounter extends LossVerification {
    static final AtomicInteger DEFINED = new AtomicInteger();

    @Override
    protected Loss loss() {
      return scope -> DEFINED.getAndIncrement() % 2 == 0 ? mean(error(scope)) : error(scope).sum();
    }
  }

  @Breaks("required_gradientsMatchFiniteDifferences")
  static class HalvesItsGradient extends LossVerification {
    @Override
    protected Loss loss() {
      return scope -> mean(scope.prediction().minus(scope.target()).times(
          stopGradient(scope.prediction().minus(scope.target()))));
    }
  }

  @Breaks("required_valueIsNotBelowTheLeast")
  static class HasTheWrongSign extends LossVerification {
    @Override
    protected Loss loss() {
      return scope -> mean(error(scope)).negate();
    }
  }

  @Breaks("required_farOffPredictionsStayFinite")
  static class TakesTheLogarithmOfAProbability extends LossVerification {
    @Override
    protected Loss loss() {
      return new Loss() {
        @Override
        public Tensor define(LossScope scope) {
          return log(pick(softmax(scope.prediction()), scope.target())).negate();
        }

        @Override
        public Target target(Shape prediction) {
          return Target.CLASS;
        }
      };
    }
  }
}
