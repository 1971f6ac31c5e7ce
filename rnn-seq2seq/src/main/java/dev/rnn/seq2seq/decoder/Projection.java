package dev.rnn.seq2seq.decoder;

import dev.rnn.api.decoder.LogitLayer;
import dev.rnn.api.decoder.Memory;
import dev.rnn.api.scope.Scope;
import dev.rnn.api.tensor.Tensor;
import java.util.Map;

/**
 * The usual output layer: ln softmax(W features + b), with W {@code projection/W} [vocabulary, F] and b
 * {@code projection/b}.
 */
public record Projection() implements LogitLayer {
  @Override
  public Tensor logits(Scope scope, int vocabulary, Memory memory, Tensor features, Map<String, Tensor> side) {
    return scope.affine("projection", vocabulary).of(features);
  }
}
