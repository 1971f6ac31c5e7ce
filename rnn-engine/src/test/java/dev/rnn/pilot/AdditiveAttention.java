package dev.rnn.pilot;

import static dev.rnn.api.tensor.Tensors.dot;
import static dev.rnn.api.tensor.Tensors.tanh;

import dev.rnn.api.decoder.Attention;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.scope.AffineSettings;
import dev.rnn.api.scope.Initializers;
import dev.rnn.api.scope.Role;
import dev.rnn.api.scope.Scope;
import dev.rnn.api.tensor.Sequence;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;

/** score(q, m) = v · tanh(W q + U m + b); weights = softmax over the memory (Bahdanau et al. 2015, A.1.2). */
public record AdditiveAttention(int size) implements Attention {
  @Override
  public Query over(Scope scope, Sequence memory) {
    Tensor keys = scope.affine("key", size).of(memory.values());
    Affine query = scope.affine("query", size, AffineSettings.DEFAULT.withoutBias());
    Tensor v = scope.parameter("v", Shape.of(size), Initializers.uniform(0.1), Role.WEIGHT);
    return q -> {
      Tensor weights = memory.softmax(dot(v, tanh(query.of(q).plus(keys))));
      return new Attended(memory.sum(weights.times(memory.values())), weights);
    };
  }
}
