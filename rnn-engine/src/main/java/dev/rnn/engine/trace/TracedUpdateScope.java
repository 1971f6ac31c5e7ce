package dev.rnn.engine.trace;

import dev.rnn.api.optimizer.UpdateScope;
import dev.rnn.api.scope.Role;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.engine.graph.Extent;

/**
 * An update rule's scope: everything that changes between updates is a run-time input.
 *
 * @param trace the recording
 * @param path the parameter's path
 * @param shape the parameter's shape
 */
public record TracedUpdateScope(Trace trace, String path, Shape shape, Role role, boolean decays)
    implements UpdateScope {
  /** The input that gives the learning rate. */
  public static final String RATE = "rate";

  /** The input that gives the number of the update. */
  public static final String STEP = "step";

  @Override
  public Tensor zeros() {
    return trace.constant(0, shape);
  }

  @Override
  public Tensor rate() {
    return trace.input(RATE, Shape.SCALAR, Extent.CONSTANT);
  }

  @Override
  public Tensor step() {
    return trace.input(STEP, Shape.SCALAR, Extent.CONSTANT);
  }

  @Override
  public Tensor constant(double value) {
    return trace.constant(value, Shape.SCALAR);
  }
}
