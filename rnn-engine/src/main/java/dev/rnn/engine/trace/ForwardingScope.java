package dev.rnn.engine.trace;

import dev.rnn.api.scope.Affine;
import dev.rnn.api.scope.AffineSettings;
import dev.rnn.api.scope.Grain;
import dev.rnn.api.scope.Initializer;
import dev.rnn.api.scope.Role;
import dev.rnn.api.scope.Scope;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;

/** A scope that adds something to a plain one and leaves parameters and noise to it. */
interface ForwardingScope extends Scope {
  /** The plain scope. */
  TracedScope scope();

  @Override
  default String path() {
    return scope().path();
  }

  @Override
  default Tensor parameter(String name, Shape shape, Initializer initializer, Role role) {
    return scope().parameter(name, shape, initializer, role);
  }

  @Override
  default Affine affine(String name, int outputs, AffineSettings settings) {
    return scope().affine(name, outputs, settings);
  }

  @Override
  default Tensor uniform(String name, Shape shape, Grain grain) {
    return scope().uniform(name, shape, grain);
  }

  @Override
  default Tensor uniform(String name, Tensor like) {
    return scope().uniform(name, like);
  }

  @Override
  default Tensor training() {
    return scope().training();
  }

  @Override
  default Tensor constant(double value, int... dims) {
    return scope().constant(value, dims);
  }
}
