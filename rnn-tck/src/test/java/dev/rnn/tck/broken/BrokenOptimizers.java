package dev.rnn.tck.broken;

import static dev.rnn.api.tensor.Tensors.abs;

import dev.rnn.api.optimizer.Optimizer;
import dev.rnn.api.optimizer.UpdateScope;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.tck.OptimizerVerification;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Update rules that are wrong. */
final class BrokenOptimizers {
  private BrokenOptimizers() {}

  private record Slots(Tensor mean) {}

  /** Gradient descent without slots, with another step. */
  @FunctionalInterface
  interface Plain extends Optimizer<List<Tensor>> {
    Tensor change(UpdateScope scope, Tensor parameter, Tensor gradient);

    @Override
    default List<Tensor> initialSlots(UpdateScope scope) {
      return List.of();
    }

    @Override
    default Updated<List<Tensor>> update(UpdateScope scope, Tensor parameter, Tensor gradient, List<Tensor> slots) {
      return new Updated<>(parameter.minus(change(scope, parameter, gradient)), slots);
    }
  }

  private static Optimizer<?> plain(Plain rule) {
    return rule;
  }

  @Breaks("required_rateZeroLeavesTheParameter")
  static class IgnoresTheRate extends OptimizerVerification {
    @Override
    protected Optimizer<?> optimizer() {
      return plain((_, _, gradient) -> gradient.times(0.01));
    }
  }

  @Breaks("required_rateZeroLeavesTheParameter")
  static class DecaysWithoutTheRate extends OptimizerVerification {
    @Override
    protected Optimizer<?> optimizer() {
      return plain((scope, parameter, gradient) -> gradient.times(scope.rate()).plus(parameter.times(0.001)));
    }
  }

  @Breaks("required_zeroGradientStaysFinite")
  static class DividesByTheGradient extends OptimizerVerification {
    @Override
    protected Optimizer<?> optimizer() {
      return plain((scope, _, gradient) -> gradient.dividedBy(abs(gradient)).times(scope.rate()));
    }
  }

  @Breaks("required_largeGradientStaysFinite")
  static class RaisesTheGradientToThePowerOfFour extends OptimizerVerification {
    @Override
    protected Optimizer<?> optimizer() {
      return plain((scope, _, gradient) -> {
        Tensor square = gradient.times(gradient);
        Tensor divisor = square.times(square).plus(1);
        return gradient.times(scope.rate()).times(divisor).dividedBy(divisor);
      });
    }
  }

  @Breaks("required_resultDoesNotDependOnTheShape")
  static class LooksAtTheSumOfTheGradient extends OptimizerVerification {
    @Override
    protected Optimizer<?> optimizer() {
      return plain((scope, _, gradient) ->
          gradient.dividedBy(gradient.times(gradient).sum().plus(1)).times(scope.rate()));
    }
  }

  @Breaks("required_reducesAQuadratic")
  static class Climbs extends OptimizerVerification {
    @Override
    protected Optimizer<?> optimizer() {
      return plain((scope, _, gradient) -> gradient.times(scope.rate()).negate());
    }
  }

  @Breaks("required_definitionIsRepeatable")
  static class CountsInAField extends OptimizerVerification {
    static final AtomicInteger TRACED = new AtomicInteger();

    @Override
    protected Optimizer<?> optimizer() {
      return plain((scope, _, gradient) -> gradient.times(scope.rate()).dividedBy(TRACED.incrementAndGet()));
    }
  }

  @Breaks(value = "required_parametersDoNotShareSlots",
      also = "required_concurrentUseIsSafe")
  static class SharesItsSlots extends OptimizerVerification {
    @Override
    protected Optimizer<?> optimizer() {
      return new Optimizer<Slots>() {
        private @Nullable Slots slots;

        @Override
        public Slots initialSlots(UpdateScope scope) {
          if (slots == null) slots = new Slots(scope.zeros());
          return slots;
        }

        @Override
        public Updated<Slots> update(UpdateScope scope, Tensor parameter, Tensor gradient, Slots before) {
          Tensor mean = before.mean().times(0.9).plus(gradient.times(0.1));
          return new Updated<>(parameter.minus(mean.times(scope.rate())), new Slots(mean));
        }
      };
    }
  }

  @Breaks("required_slotsHaveTheShapeOfTheParameter")
  static class SumsItsSlotUp extends OptimizerVerification {
    @Override
    protected Optimizer<?> optimizer() {
      return new Optimizer<Slots>() {
        @Override
        public Slots initialSlots(UpdateScope scope) {
          return new Slots(scope.zeros());
        }

        @Override
        public Updated<Slots> update(UpdateScope scope, Tensor parameter, Tensor gradient, Slots before) {
          return new Updated<>(parameter.minus(gradient.times(scope.rate())), new Slots(gradient.sum()));
        }
      };
    }
  }

  @Breaks("required_updateKeepsTheShape")
  static class GivesANumber extends OptimizerVerification {
    @Override
    protected Optimizer<?> optimizer() {
      return new Optimizer<List<Tensor>>() {
        @Override
        public List<Tensor> initialSlots(UpdateScope scope) {
          return List.of();
        }

        @Override
        public Updated<List<Tensor>> update(UpdateScope scope, Tensor parameter, Tensor gradient, List<Tensor> slots) {
          return new Updated<>(parameter.sum().minus(gradient.sum().times(scope.rate())), slots);
        }
      };
    }
  }
}
