package dev.rnn.api.loss;

import dev.rnn.api.Stability;
import dev.rnn.api.scope.Scope;
import dev.rnn.api.tensor.Sequence;
import dev.rnn.api.tensor.Tensor;
import java.util.Optional;

/** What a loss sees. */
@Stability(Stability.Level.STABLE)
public interface LossScope extends Scope {
  @Override
  LossScope child(String name);

  /** What the model predicts for this element: logits, or numbers. */
  Tensor prediction();

  /** What it should have been: a class index (a scalar) or numbers; see {@link Loss#target}. */
  Tensor target();

  /** A named output of the model, such as attention weights. */
  Optional<Tensor> output(String name);

  /** All predictions of a sequence, for a loss that gives one value for a sequence. */
  Sequence predictions();

  /** All targets of a sequence, on an axis of their own: there may be more or fewer of them than predictions. */
  Sequence targets();
}
