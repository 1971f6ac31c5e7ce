package dev.rnn.api.record;

import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.api.tensor.TensorLanguage;

/** A tensor that is nothing but its name: enough for trees of tensors. */
record NamedTensor(String name) implements Tensor {
  @Override
  public Shape shape() {
    return Shape.SCALAR;
  }

  @Override
  public TensorLanguage language() {
    throw new UnsupportedOperationException("records nothing");
  }
}
