package dev.rnn.api.tensor;

import dev.rnn.api.Stability;

/**
 * A value of one sequence at one time step, while a graph is recorded. It has a shape and no numbers: there is no
 * {@code if} on data; {@link Tensors#where} selects element by element.
 *
 * <p>Over which axes a value varies (time steps of a sequence, steps of a memory, or nothing at all for a parameter) is
 * the engine's to know: an operation varies over everything that its operands vary over. A plug-in author therefore
 * never sees the batch, the time axis or padding.
 *
 * <p>Operands of an element-wise operation have the same shape, or one of them is a scalar. Two operands over two
 * different axes (a decoder's state and a source step) meet only through {@link Sequence#values()}.
 *
 * <p>Implemented by the engine only. Errors name the author's own source line.
 */
@Stability(Stability.Level.STABLE)
public interface Tensor {
  /** The shape of one element. */
  Shape shape();

  /** What records operations; for implementors of functions such as those in {@link Tensors}. */
  TensorLanguage language();

  /** The number of numbers of an element; the size of a vector. */
  default int size() {
    return shape().size();
  }

  /** a + b. */
  default Tensor plus(Tensor other) {
    return language().binary(BinaryFunction.ADD, this, other);
  }

  /** a − b. */
  default Tensor minus(Tensor other) {
    return language().binary(BinaryFunction.SUBTRACT, this, other);
  }

  /** a · b, element by element. */
  default Tensor times(Tensor other) {
    return language().binary(BinaryFunction.MULTIPLY, this, other);
  }

  /** a / b, element by element. */
  default Tensor dividedBy(Tensor other) {
    return language().binary(BinaryFunction.DIVIDE, this, other);
  }

  /** a + b. */
  default Tensor plus(double other) {
    return plus(language().constant(other, Shape.SCALAR));
  }

  /** a − b. */
  default Tensor minus(double other) {
    return minus(language().constant(other, Shape.SCALAR));
  }

  /** a · b. */
  default Tensor times(double other) {
    return times(language().constant(other, Shape.SCALAR));
  }

  /** a / b. */
  default Tensor dividedBy(double other) {
    return dividedBy(language().constant(other, Shape.SCALAR));
  }

  /** −a. */
  default Tensor negate() {
    return language().unary(UnaryFunction.NEGATE, this);
  }

  /** {@code count} numbers of a vector from index {@code from}. */
  default Tensor slice(int from, int count) {
    return language().slice(this, 0, from, count);
  }

  /** The sum of all numbers of the element: a scalar. */
  default Tensor sum() {
    return language().reduce(Reduction.SUM, this);
  }

  /** The largest number of the element: a scalar. */
  default Tensor max() {
    return language().reduce(Reduction.MAX, this);
  }

  /** The same value with a name that errors, dumps and debuggers show. */
  default Tensor named(String name) {
    return language().name(this, name);
  }
}
