package dev.rnn.seq2seq.decoder;

import static dev.rnn.api.tensor.Tensors.logSoftmax;

import dev.rnn.api.decoder.Memory;
import dev.rnn.api.decoder.OutputLayer;
import dev.rnn.api.scope.Scope;
import dev.rnn.api.tensor.Tensor;
import java.util.Map;

/**
 * The usual output layer: ln softmax(W features + b), with W {@code projection/W} [vocabulary, F] and b
 * {@code projection/b}.
 */
public record Projection() implements OutputLayer {
  @Override
  public Tensor logProbabilities(Scope scope, int vocabulary, Memory memory, Tensor features,
      Map<String, Tensor> side) {
    return logSoftmax(scope.affine("projection", vocabulary).of(features));
  }
}
