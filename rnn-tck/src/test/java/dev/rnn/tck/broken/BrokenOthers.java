package dev.rnn.tck.broken;

import static dev.rnn.api.tensor.Tensors.concatenate;
import static dev.rnn.api.tensor.Tensors.dot;
import static dev.rnn.api.tensor.Tensors.logSoftmax;
import static dev.rnn.api.tensor.Tensors.sigmoid;
import static dev.rnn.api.tensor.Tensors.tanh;

import dev.rnn.api.decoder.Attention;
import dev.rnn.api.decoder.Decoder;
import dev.rnn.api.decoder.DecoderScope;
import dev.rnn.api.decoder.OutputLayer;
import dev.rnn.api.optimizer.Schedule;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.scope.Initializer;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.tck.AttentionVerification;
import dev.rnn.tck.DecoderVerification;
import dev.rnn.tck.InitializerVerification;
import dev.rnn.tck.OutputLayerVerification;
import dev.rnn.tck.ScheduleVerification;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Decoders, attention, output layers, schedules and initialisers that are wrong. */
final class BrokenOthers {
  private BrokenOthers() {}

  record State(Tensor h) {}

  /** A decoder that sees a summary of the memory, computed wrongly by some of these. */
  abstract static class Plain implements Decoder<State> {
    @Override
    public State initialState(DecoderScope scope) {
      return new State(tanh(scope.affine("bridge", 4).of(scope.context())));
    }

    @Override
    public Step<State> define(DecoderScope scope) {
      Affine hidden = scope.affine("hidden", 4);
      Tensor summary = summary(scope);
      return (token, previous) -> {
        Tensor h = tanh(hidden.of(concatenate(token, summary), previous.h()));
        return new Output<>(h, new State(h), side(h));
      };
    }

    Tensor summary(DecoderScope scope) {
      return scope.memory().mean(scope.memory().values());
    }

    Map<String, Tensor> side(Tensor h) {
      return Map.of();
    }
  }

  /** 0 / 0 for an empty memory. */
  @Breaks("required_emptyMemoryIsLegal")
  static class DividesByTheLength extends DecoderVerification {
    @Override
    protected Decoder<?> decoder() {
      return new Plain() {
        @Override
        Tensor summary(DecoderScope scope) {
          return scope.memory().sum(scope.memory().values()).dividedBy(scope.memory().length());
        }
      };
    }
  }

  @Breaks("required_sideOutputsAreNamed")
  static class NamesItsSideOutputBadly extends DecoderVerification {
    @Override
    protected Decoder<?> decoder() {
      return new Plain() {
        @Override
        Map<String, Tensor> side(Tensor h) {
          return Map.of("how sure?", sigmoid(h.sum()));
        }
      };
    }
  }

  @Breaks("required_inputsOfSizeZeroAreLegal")
  static class NeedsAToken extends DecoderVerification {
    @Override
    protected Decoder<?> decoder() {
      return new Plain() {
        @Override
        public Step<State> define(DecoderScope scope) {
          Step<State> step = super.define(scope);
          return (token, previous) -> step.apply(token.slice(0, 2), previous);
        }
      };
    }
  }

  @Breaks("required_stateHasTheShapeOfTheInitialState")
  static class GrowsItsState extends DecoderVerification {
    @Override
    protected Decoder<?> decoder() {
      return new Plain() {
        @Override
        public Step<State> define(DecoderScope scope) {
          return (token, previous) -> new Output<>(token, new State(concatenate(previous.h(), token)));
        }
      };
    }
  }

  @Breaks("required_featuresAreOneVector")
  static class GivesANumber extends DecoderVerification {
    @Override
    protected Decoder<?> decoder() {
      return new Plain() {
        @Override
        public Step<State> define(DecoderScope scope) {
          return (token, previous) -> new Output<>(token.sum(), previous);
        }
      };
    }
  }

  @Breaks("required_weightsSumToOne")
  static class DoesNotNormalise extends AttentionVerification {
    @Override
    protected Attention attention() {
      return (_, memory) -> query -> {
        Tensor weights = sigmoid(dot(query, memory.values()));
        return new Attention.Attended(memory.sum(weights.times(memory.values())), weights);
      };
    }
  }

  @Breaks("required_contextIsAVectorAndWeightsAreNumbers")
  static class DoesNotSum extends AttentionVerification {
    @Override
    protected Attention attention() {
      return (_, memory) -> query -> {
        Tensor weights = memory.softmax(dot(query, memory.values()));
        return new Attention.Attended(weights.times(memory.values()), weights);
      };
    }
  }

  @Breaks("required_probabilitiesSumToOne")
  static class ForgetsTheSoftmax extends OutputLayerVerification {
    @Override
    protected OutputLayer outputLayer() {
      return (scope, vocabulary, _, features, _) -> scope.affine("projection", vocabulary).of(features);
    }
  }

  @Breaks("required_oneLogProbabilityForEachToken")
  static class GivesItsFeatures extends OutputLayerVerification {
    @Override
    protected OutputLayer outputLayer() {
      return (_, _, _, features, _) -> logSoftmax(features);
    }
  }

  @Breaks("required_emptyMemoryIsLegal")
  static class LooksAtTheLargestOfTheMemory extends OutputLayerVerification {
    @Override
    protected OutputLayer outputLayer() {
      return (scope, vocabulary, memory, features, _) ->
          logSoftmax(scope.affine("projection", vocabulary).of(features, memory.max(memory.values())));
    }
  }

  @Breaks(value = "required_factorDependsOnProgressAlone",
      also = "required_concurrentUseIsSafe")
  static class CountsItsCalls extends ScheduleVerification {
    @Override
    protected Schedule schedule() {
      AtomicInteger calls = new AtomicInteger();
      return _ -> 1.0 / calls.incrementAndGet();
    }
  }

  @Breaks("required_factorIsFiniteAndNotNegative")
  static class DividesBySteps extends ScheduleVerification {
    @Override
    protected Schedule schedule() {
      return progress -> 1 - (double) progress.step() / progress.steps();
    }
  }

  @Breaks(value = "required_sameSeedSameValues",
      also = "required_concurrentUseIsSafe")
  static class DrawsByItself extends InitializerVerification {
    @Override
    protected Initializer initializer() {
      return (shape, _) -> java.util.stream.DoubleStream.generate(Math::random).limit(shape.size()).toArray();
    }
  }

  @Breaks("required_asManyValuesAsTheShapeHas")
  static class TakesEverythingForAMatrix extends InitializerVerification {
    @Override
    protected Initializer initializer() {
      return (shape, _) -> new double[shape.rank() == 2 ? shape.size() : 1];
    }
  }
}
