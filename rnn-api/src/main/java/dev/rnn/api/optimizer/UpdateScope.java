package dev.rnn.api.optimizer;

import dev.rnn.api.Stability;
import dev.rnn.api.scope.Role;
import dev.rnn.api.tensor.Tensor;

/** What an update rule sees of one parameter and of the moment. All tensors are run-time values: nothing recompiles. */
@Stability(Stability.Level.STABLE)
public interface UpdateScope {
  /** The parameter's path, such as {@code encoder/0/forget/W}. */
  String path();

  /** What the parameter is for. */
  Role role();

  /** Whether weight decay applies to this parameter; by default not to biases, gains and learned states. */
  boolean decays();

  /** Zeros of the parameter's shape: the usual first value of a slot. */
  Tensor zeros();

  /** The learning rate of this step, scheduled: a scalar. */
  Tensor rate();

  /** The number of this update, from 1: a scalar. */
  Tensor step();

  /** A number: a scalar. */
  Tensor constant(double value);
}
