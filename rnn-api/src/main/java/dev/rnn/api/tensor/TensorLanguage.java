package dev.rnn.api.tensor;

import dev.rnn.api.Stability;
import java.util.List;

/**
 * The primitive operations; everything else is composed of them. Implemented by the engine's tracer, which checks
 * shapes and names the author's source line when they do not fit.
 */
@Stability(Stability.Level.INTERNAL)
public interface TensorLanguage {
  /** The same number in every place. */
  Tensor constant(double value, Shape shape);

  /** A function of each number. */
  Tensor unary(UnaryFunction function, Tensor x);

  /** A function of each pair of numbers; a scalar goes with every shape. */
  Tensor binary(BinaryFunction function, Tensor a, Tensor b);

  /** {@code whenTrue} where {@code condition} is not 0, else {@code otherwise}; the other one is not looked at. */
  Tensor select(Tensor condition, Tensor whenTrue, Tensor otherwise);

  /** A product in Einstein's notation, such as {@code "ij,j->i"} for W x; letters not in the result are summed. */
  Tensor contract(String equation, Tensor a, Tensor b);

  /** A part of one dimension. */
  Tensor slice(Tensor x, int dimension, int from, int count);

  /** Parts one after the other along one dimension. */
  Tensor concatenate(int dimension, List<Tensor> parts);

  /** A scalar repeated. */
  Tensor fill(Tensor scalar, Shape shape);

  /** All numbers of an element to one. */
  Tensor reduce(Reduction reduction, Tensor x);

  /** An index (a scalar) as a vector with a 1 at that place. An index outside of the classes gives zeros. */
  Tensor oneHot(Tensor index, int classes);

  /** The index of the largest number of a vector, the first of equals; has no derivative. */
  Tensor argMax(Tensor x);

  /** The same value, not differentiated. */
  Tensor stopGradient(Tensor x);

  /** An author's own operation on one element at a time. */
  Tensor custom(RowOperation operation, List<Tensor> operands);

  /** The same value under a name. */
  Tensor name(Tensor x, String name);
}
