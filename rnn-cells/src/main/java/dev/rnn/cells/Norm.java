package dev.rnn.cells;

import dev.rnn.api.cell.CellScope;
import dev.rnn.api.scope.Initializers;
import dev.rnn.api.scope.Role;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.api.tensor.Tensors;

/** Normalises a vector over its numbers, with a gain and a bias of its own (Ba et al. 2016, equation 4). */
record Norm(Tensor gain, Tensor bias) {
  /** Declares {@code gain}, which begins at 1, and {@code bias}. */
  static Norm in(CellScope scope, int size, double bias) {
    return new Norm(scope.parameter("gain", Shape.of(size), Initializers.constant(1), Role.GAIN),
        scope.parameter("bias", Shape.of(size), Initializers.constant(bias), Role.BIAS));
  }

  /** The normalised vector. */
  Tensor of(Tensor x) {
    return Tensors.layerNorm(x, gain, bias);
  }
}
