package dev.rnn.engine.trace;

import dev.rnn.api.loss.LossScope;
import dev.rnn.api.tensor.Sequence;
import dev.rnn.api.tensor.Tensor;
import java.util.Map;
import java.util.Optional;

/**
 * A loss's scope.
 *
 * @param scope where parameters and noise go
 * @param predictions all predictions of a sequence
 * @param targets all targets of a sequence
 * @param prediction of one element
 * @param target of one element
 * @param outputs named outputs of the model
 */
public record TracedLossScope(TracedScope scope, Sequence predictions, Sequence targets, Tensor prediction,
    Tensor target, Map<String, Tensor> outputs) implements LossScope, ForwardingScope {
  @Override
  public Optional<Tensor> output(String name) {
    return Optional.ofNullable(outputs.get(name));
  }

  @Override
  public TracedLossScope child(String name) {
    return new TracedLossScope(scope.child(name), predictions, targets, prediction, target, outputs);
  }
}
