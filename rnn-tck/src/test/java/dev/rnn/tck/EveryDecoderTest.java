package dev.rnn.tck;

import static dev.rnn.api.tensor.Tensors.concatenate;
import static dev.rnn.api.tensor.Tensors.dot;
import static dev.rnn.api.tensor.Tensors.equal;
import static dev.rnn.api.tensor.Tensors.log;
import static dev.rnn.api.tensor.Tensors.logSoftmax;
import static dev.rnn.api.tensor.Tensors.minimum;
import static dev.rnn.api.tensor.Tensors.oneHot;
import static dev.rnn.api.tensor.Tensors.softmax;
import static dev.rnn.api.tensor.Tensors.tanh;
import static dev.rnn.api.tensor.Tensors.where;

import dev.rnn.api.decoder.Attention;
import dev.rnn.api.decoder.Decoder;
import dev.rnn.api.decoder.DecoderScope;
import dev.rnn.api.decoder.Memory;
import dev.rnn.api.decoder.OutputLayer;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.scope.Initializers;
import dev.rnn.api.scope.Role;
import dev.rnn.api.scope.Scope;
import dev.rnn.api.tensor.Sequence;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/**
 * Decoders of every form pass: autonomous, attending, with a state for each source step; their attention; and output
 * layers.
 */
class EveryDecoderTest {
  @TestFactory
  Stream<DynamicContainer> decoders() {
    return Stream.of(new Autonomous(5), new Attending(5, new Additive(3)), new Covering(5))
        .map(decoder -> Rules.of(decoder.toString(), new DecoderVerification() {
          @Override
          protected Decoder<?> decoder() {
            return decoder;
          }
        }));
  }

  @TestFactory
  DynamicContainer attention() {
    return Rules.of("additive", new AttentionVerification() {
      @Override
      protected Attention attention() {
        return new Additive(3);
      }
    });
  }

  @TestFactory
  DynamicContainer projection() {
    return Rules.of("projection", new OutputLayerVerification() {
      @Override
      protected OutputLayer outputLayer() {
        return (scope, vocabulary, _, features, _) -> logSoftmax(scope.affine("projection", vocabulary).of(features));
      }
    });
  }

  @TestFactory
  DynamicContainer pointer() {
    return Rules.of("pointer", new OutputLayerVerification() {
      @Override
      protected OutputLayer outputLayer() {
        return new Pointer();
      }

      @Override
      protected Set<String> sideWeights() {
        return Set.of("weights");
      }

      @Override
      protected Set<String> sideProbabilities() {
        return Set.of("generate");
      }
    });
  }

  /** A mixture of the vocabulary and the source's own words (See et al. 2017, equation 9). */
  private record Pointer() implements OutputLayer {
    @Override
    public Tensor logProbabilities(Scope scope, int vocabulary, Memory memory, Tensor features,
        Map<String, Tensor> side) {
      Tensor tokens = memory.tokens().orElseThrow();
      Tensor one = scope.constant(1);
      Tensor p = where(equal(memory.length(), scope.constant(0)), one, side.get("generate"));
      Tensor generated = softmax(scope.affine("projection", vocabulary).of(features));
      Tensor copied = memory.sum(side.get("weights").times(oneHot(tokens, vocabulary)));
      return log(generated.times(p).plus(copied.times(one.minus(p))));
    }
  }

  private record State(Tensor h) {}

  /** Runs from the context alone. */
  private record Autonomous(int size) implements Decoder<State> {
    @Override
    public State initialState(DecoderScope scope) {
      return new State(tanh(scope.affine("bridge", size).of(scope.context())));
    }

    @Override
    public Step<State> define(DecoderScope scope) {
      Affine hidden = scope.affine("hidden", size);
      return (_, previous) -> {
        Tensor h = tanh(hidden.of(previous.h()));
        return new Output<>(h, new State(h));
      };
    }
  }

  /** Bahdanau et al. 2015, equations 5 and 6. */
  private record Additive(int size) implements Attention {
    @Override
    public Query over(Scope scope, Sequence memory) {
      Tensor keys = scope.affine("key", size).of(memory.values());
      Affine query = scope.affine("query", size);
      Tensor v = scope.parameter("v", Shape.of(size), Initializers.uniform(0.5), Role.WEIGHT);
      return with -> {
        Tensor weights = memory.softmax(dot(v, tanh(keys.plus(query.of(with)))));
        return new Attended(memory.sum(weights.times(memory.values())), weights);
      };
    }
  }

  /** Attends with its new state. */
  private record Attending(int size, Attention attention) implements Decoder<State> {
    @Override
    public State initialState(DecoderScope scope) {
      return new State(scope.zeros(size));
    }

    @Override
    public Step<State> define(DecoderScope scope) {
      Affine hidden = scope.affine("hidden", size);
      Attention.Query memory = attention.over(scope.child("attention"), scope.memory());
      return (token, previous) -> {
        Tensor h = tanh(hidden.of(token, previous.h()));
        Attention.Attended attended = memory.of(h);
        return new Output<>(concatenate(h, attended.context()), new State(h), Map.of("weights", attended.weights()));
      };
    }
  }

  /** Remembers how much each source step has got so far (See et al. 2017, equations 10 to 12). */
  private record Covering(int size) implements Decoder<Covering.Covered> {
    private record Covered(Tensor h, Tensor covered) {}

    @Override
    public Covered initialState(DecoderScope scope) {
      return new Covered(scope.zeros(size), scope.memory().constant(0));
    }

    @Override
    public Step<Covered> define(DecoderScope scope) {
      Tensor keys = scope.affine("key", size).of(scope.memory().values());
      Affine query = scope.affine("query", size);
      Affine next = scope.affine("hidden", size);
      Tensor v = scope.parameter("v", Shape.of(size), Initializers.uniform(0.5), Role.WEIGHT);
      Sequence memory = scope.memory();
      return (token, previous) -> {
        Tensor hidden = query.of(previous.h()).plus(keys).plus(previous.covered());
        Tensor weights = memory.softmax(dot(v, tanh(hidden)));
        Tensor context = memory.sum(weights.times(memory.values()));
        Tensor h = tanh(next.of(concatenate(token, context), previous.h()));
        return new Output<>(h, new Covered(h, previous.covered().plus(weights)),
            Map.of("weights", weights, "repeated", memory.sum(minimum(weights, previous.covered()))));
      };
    }
  }
}
