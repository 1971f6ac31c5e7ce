package dev.rnn.tck.broken;

import static dev.rnn.api.tensor.Tensors.sqrt;
import static dev.rnn.api.tensor.Tensors.stopGradient;
import static dev.rnn.api.tensor.Tensors.tanh;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.cell.CellScope;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.scope.Grain;
import dev.rnn.api.scope.Initializer;
import dev.rnn.api.scope.Initializers;
import dev.rnn.api.scope.Role;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.tck.CellVerification;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Cells that are wrong, each in a way of its own. */
final class BrokenCells {
  static final int SIZE = 4;

  private BrokenCells() {}

  record State(Tensor h) {}

  /** The vanilla cell, which some of these spoil in one place. */
  abstract static class Plain implements Cell<State> {
    @Override
    public State initialState(CellScope scope) {
      return new State(scope.zeros(SIZE));
    }

    @Override
    public Step<State> define(CellScope scope) {
      Affine hidden = scope.affine("hidden", SIZE);
      return (x, previous) -> {
        Tensor h = next(scope, tanh(hidden.of(x, previous.h())), x);
        return new Output<>(h, new State(h));
      };
    }

    Tensor next(CellScope scope, Tensor h, Tensor x) {
      return h;
    }
  }

  @Breaks("required_definitionCanBeTraced")
  static class DividesByANumberThatIsZero extends CellVerification {
    @Override
    protected Cell<?> cell() {
      return new Plain() {
        @Override
        Tensor next(CellScope scope, Tensor h, Tensor x) {
          return h.times(1 / (x.size() - 5));
        }
      };
    }
  }

  @Breaks("required_definitionIsRepeatable")
  static class CountsItsTracings extends CellVerification {
    static final AtomicInteger TRACED = new AtomicInteger();

    @Override
    protected Cell<?> cell() {
      return new Plain() {
        @Override
        Tensor next(CellScope scope, Tensor h, Tensor x) {
          return h.times(1.0 / (2 + TRACED.incrementAndGet()));
        }
      };
    }
  }

  @Breaks("required_definitionIsRepeatable")
  static class DrawsAConstant extends CellVerification {
    @Override
    protected Cell<?> cell() {
      return new Plain() {
        @Override
        Tensor next(CellScope scope, Tensor h, Tensor x) {
          return h.times(Math.random());
        }
      };
    }
  }

  /** Objects hash by identity, so each tracing has another order of parameters. */
  @Breaks("required_definitionIsRepeatable")
  static class DeclaresInTheOrderOfAHashSet extends CellVerification {
    @Override
    protected Cell<?> cell() {
      return new Plain() {
        @Override
        Tensor next(CellScope scope, Tensor h, Tensor x) {
          List<Object> keys = IntStream.range(0, 12).mapToObj(_ -> new Object()).toList();
          Set<Object> inAnyOrder = new HashSet<>(keys);
          Tensor sum = h;
          for (Object key : inAnyOrder) sum = sum.plus(scope.bias("bias" + keys.indexOf(key), SIZE));
          return sum;
        }
      };
    }
  }

  @Breaks("required_sameSeedSameParametersAndNoise")
  static class BeginsWithNumbersOfItsOwn extends CellVerification {
    @Override
    protected Cell<?> cell() {
      Initializer own = (shape, _) -> DoubleStream.generate(Math::random).limit(shape.size()).toArray();
      return new Plain() {
        @Override
        Tensor next(CellScope scope, Tensor h, Tensor x) {
          return h.times(scope.parameter("gain", Shape.of(SIZE), own, Role.GAIN));
        }
      };
    }
  }

  @Breaks("required_firstValuesAreFinite")
  static class BeginsInfinite extends CellVerification {
    @Override
    protected Cell<?> cell() {
      return new Plain() {
        @Override
        Tensor next(CellScope scope, Tensor h, Tensor x) {
          return h.times(scope.parameter("gain", Shape.of(SIZE), Initializers.constant(1 / 0.0), Role.GAIN));
        }
      };
    }
  }

  @Breaks("required_stateHasTheShapeOfTheInitialState")
  static class GrowsItsState extends CellVerification {
    @Override
    protected Cell<?> cell() {
      return new Cell<State>() {
        @Override
        public State initialState(CellScope scope) {
          return new State(scope.zeros(SIZE));
        }

        @Override
        public Step<State> define(CellScope scope) {
          return (x, previous) -> new Output<>(x, new State(dev.rnn.api.tensor.Tensors.concatenate(previous.h(), x)));
        }
      };
    }
  }

  @Breaks("required_stateHasTheShapeOfTheInitialState")
  static class LosesALayer extends CellVerification {
    @Override
    protected Cell<?> cell() {
      return new Cell<List<Tensor>>() {
        @Override
        public List<Tensor> initialState(CellScope scope) {
          return List.of(scope.zeros(5), scope.zeros(5));
        }

        @Override
        public Step<List<Tensor>> define(CellScope scope) {
          return (x, previous) -> new Output<>(x.plus(previous.get(1)), List.of(previous.get(0)));
        }
      };
    }
  }

  @Breaks("required_outputIsOneVector")
  static class GivesANumber extends CellVerification {
    @Override
    protected Cell<?> cell() {
      return new Plain() {
        @Override
        public Step<State> define(CellScope scope) {
          Step<State> plain = super.define(scope);
          return (x, previous) -> {
            Output<State> out = plain.apply(x, previous);
            return new Output<>(out.value().sum(), out.state());
          };
        }
      };
    }
  }

  @Breaks("required_concurrentUseIsSafe")
  static class KeepsItsGateInAField extends CellVerification {
    @Override
    protected Cell<?> cell() {
      return new Cell<State>() {
        private @Nullable Affine gate;

        @Override
        public State initialState(CellScope scope) {
          return new State(scope.zeros(SIZE));
        }

        @Override
        public Step<State> define(CellScope scope) {
          gate = scope.affine("gate", SIZE);
          return (x, previous) -> {
            Tensor h = tanh(gate.of(x, previous.h()));
            return new Output<>(h, new State(h));
          };
        }
      };
    }
  }

  @Breaks("required_everyParameterIsUsed")
  static class DeclaresForNothing extends CellVerification {
    @Override
    protected Cell<?> cell() {
      return new Plain() {
        @Override
        Tensor next(CellScope scope, Tensor h, Tensor x) {
          scope.bias("unused", SIZE);
          return h;
        }
      };
    }
  }

  @Breaks(value = "required_gradientsMatchFiniteDifferences",
      also = "required_gradientsOfACarriedStateMatchFiniteDifferences")
  static class StopsItsGradient extends CellVerification {
    @Override
    protected Cell<?> cell() {
      return new Plain() {
        @Override
        Tensor next(CellScope scope, Tensor h, Tensor x) {
          return h.times(stopGradient(h));
        }
      };
    }
  }

  /** The gradient is cut where the sequence is: nothing but a carried state shows it. */
  @Breaks("required_gradientsOfACarriedStateMatchFiniteDifferences")
  static class CutsItsStateAtTheStart extends CellVerification {
    record Counted(Tensor h, Tensor begun) {}

    @Override
    protected Cell<?> cell() {
      return new Cell<Counted>() {
        @Override
        public Counted initialState(CellScope scope) {
          return new Counted(scope.zeros(SIZE), scope.zeros(SIZE));
        }

        @Override
        public Step<Counted> define(CellScope scope) {
          Affine hidden = scope.affine("hidden", SIZE);
          return (x, previous) -> {
            Tensor h = tanh(hidden.of(x, previous.h()));
            return new Output<>(h.plus(stopGradient(previous.begun())), new Counted(h, previous.begun()));
          };
        }
      };
    }
  }

  @Breaks(value = "required_noiseIsOffInEvaluation", also = "required_streamingEqualsTheSequence")
  static class IsNoisyInEvaluation extends CellVerification {
    @Override
    protected Cell<?> cell() {
      return new Plain() {
        @Override
        Tensor next(CellScope scope, Tensor h, Tensor x) {
          return h.times(scope.uniform("noise", Shape.of(SIZE), Grain.STEP));
        }
      };
    }
  }

  @Breaks("required_resultsAreFinite")
  static class TakesTheRootOfItsState extends CellVerification {
    @Override
    protected Cell<?> cell() {
      return new Cell<State>() {
        @Override
        public State initialState(CellScope scope) {
          Tensor learned = scope.parameter("start", Shape.of(5), Initializers.zeros(), Role.STATE);
          return new State(scope.zeros(5).times(learned));
        }

        @Override
        public Step<State> define(CellScope scope) {
          return (x, previous) -> {
            Tensor h = sqrt(previous.h()).plus(x.size() == 0 ? scope.zeros(5) : x.times(x));
            return new Output<>(h, new State(h));
          };
        }
      };
    }
  }

  @Breaks("required_compiledEqualsInterpreted")
  static class LosesDigits extends CellVerification {
    @Override
    protected Cell<?> cell() {
      return new Plain() {
        @Override
        Tensor next(CellScope scope, Tensor h, Tensor x) {
          Tensor large = scope.parameter("large", Shape.of(SIZE), Initializers.constant(1e6), Role.BIAS);
          return h.plus(large).minus(large);
        }
      };
    }
  }

  @Breaks("required_inputOfSizeZeroIsLegal")
  static class NeedsAnInput extends CellVerification {
    @Override
    protected Cell<?> cell() {
      return new Plain() {
        @Override
        Tensor next(CellScope scope, Tensor h, Tensor x) {
          return h.plus(x.slice(0, SIZE));
        }
      };
    }
  }

  @Breaks("required_longSequenceStaysFinite")
  static class Explodes extends CellVerification {
    @Override
    protected Cell<?> cell() {
      return new Cell<State>() {
        @Override
        public State initialState(CellScope scope) {
          return new State(scope.zeros(SIZE));
        }

        @Override
        public Step<State> define(CellScope scope) {
          Affine in = scope.affine("in", SIZE);
          return (x, previous) -> {
            Tensor h = previous.h().times(1.5).plus(in.of(x));
            return new Output<>(h, new State(h));
          };
        }
      };
    }
  }
}
