package dev.rnn.api.tensor;

import static dev.rnn.api.tensor.BinaryFunction.EQUAL;
import static dev.rnn.api.tensor.BinaryFunction.LESS;
import static dev.rnn.api.tensor.BinaryFunction.MAXIMUM;
import static dev.rnn.api.tensor.BinaryFunction.MINIMUM;

import dev.rnn.api.Stability;
import java.util.List;

/** The functions of the tensor language. Import them statically. What is composed of others is here. */
@Stability(Stability.Level.STABLE)
public final class Tensors {
  private Tensors() {}

  /** 1 / (1 + e⁻ˣ). */
  public static Tensor sigmoid(Tensor x) {
    return x.language().unary(UnaryFunction.SIGMOID, x);
  }

  /** tanh x. */
  public static Tensor tanh(Tensor x) {
    return x.language().unary(UnaryFunction.TANH, x);
  }

  /** max(x, 0). */
  public static Tensor relu(Tensor x) {
    return x.language().unary(UnaryFunction.RELU, x);
  }

  /** eˣ. */
  public static Tensor exp(Tensor x) {
    return x.language().unary(UnaryFunction.EXP, x);
  }

  /** ln x. */
  public static Tensor log(Tensor x) {
    return x.language().unary(UnaryFunction.LOG, x);
  }

  /** √x. */
  public static Tensor sqrt(Tensor x) {
    return x.language().unary(UnaryFunction.SQRT, x);
  }

  /** |x|. */
  public static Tensor abs(Tensor x) {
    return x.language().unary(UnaryFunction.ABS, x);
  }

  /** sin x. */
  public static Tensor sin(Tensor x) {
    return x.language().unary(UnaryFunction.SIN, x);
  }

  /** cos x. */
  public static Tensor cos(Tensor x) {
    return x.language().unary(UnaryFunction.COS, x);
  }

  /** −1, 0 or 1. */
  public static Tensor sign(Tensor x) {
    return x.language().unary(UnaryFunction.SIGN, x);
  }

  /** ln(1 + eˣ), without overflow; (x + |x|) / 2 rather than max(x, 0), whose derivative at 0 would be wrong. */
  public static Tensor softplus(Tensor x) {
    return x.plus(abs(x)).times(0.5).plus(log(exp(abs(x).negate()).plus(1)));
  }

  /** 1 − x. */
  public static Tensor oneMinus(Tensor x) {
    return x.language().constant(1, Shape.SCALAR).minus(x);
  }

  /** x². */
  public static Tensor square(Tensor x) {
    return x.times(x);
  }

  /** The larger one, element by element. */
  public static Tensor maximum(Tensor a, Tensor b) {
    return a.language().binary(MAXIMUM, a, b);
  }

  /** The smaller one, element by element. */
  public static Tensor minimum(Tensor a, Tensor b) {
    return a.language().binary(MINIMUM, a, b);
  }

  /** 1 where equal, else 0. */
  public static Tensor equal(Tensor a, Tensor b) {
    return a.language().binary(EQUAL, a, b);
  }

  /** 1 where a &lt; b, else 0. */
  public static Tensor less(Tensor a, Tensor b) {
    return a.language().binary(LESS, a, b);
  }

  /** {@code whenTrue} where {@code condition} is not 0, else {@code otherwise}: the language's {@code if}. */
  public static Tensor where(Tensor condition, Tensor whenTrue, Tensor otherwise) {
    return condition.language().select(condition, whenTrue, otherwise);
  }

  /** Vectors one after the other. */
  public static Tensor concatenate(Tensor... parts) {
    return parts[0].language().concatenate(0, List.of(parts));
  }

  /** W x of a matrix [n, m] and a vector [m]: [n]. */
  public static Tensor product(Tensor matrix, Tensor vector) {
    return matrix.language().contract("ij,j->i", matrix, vector);
  }

  /** Wᵀ y of a matrix [n, m] and a vector [n]: [m]. */
  public static Tensor transposedProduct(Tensor matrix, Tensor vector) {
    return matrix.language().contract("ij,i->j", matrix, vector);
  }

  /** Σ aᵢ bᵢ: a scalar. */
  public static Tensor dot(Tensor a, Tensor b) {
    return a.language().contract("i,i->", a, b);
  }

  /** The mean of all numbers of the element. */
  public static Tensor mean(Tensor x) {
    return x.sum().times(1.0 / x.size());
  }

  /** softmax(x)ᵢ = e^{xᵢ} / Σⱼ e^{xⱼ}, without overflow. */
  public static Tensor softmax(Tensor x) {
    Tensor e = exp(x.minus(stopGradient(x.max())));
    return e.dividedBy(e.sum());
  }

  /** ln Σⱼ e^{xⱼ}, without overflow: a scalar. */
  public static Tensor logSumExp(Tensor x) {
    Tensor max = stopGradient(x.max());
    return log(exp(x.minus(max)).sum()).plus(max);
  }

  /** ln softmax(x). */
  public static Tensor logSoftmax(Tensor x) {
    return x.minus(logSumExp(x));
  }

  /**
   * gain · (x − mean) / √(variance + 10⁻⁵) + bias.
   *
   * @see <a href="https://arxiv.org/abs/1607.06450">Ba, Kiros, Hinton 2016, equation 4</a>
   */
  public static Tensor layerNorm(Tensor x, Tensor gain, Tensor bias) {
    Tensor centred = x.minus(mean(x));
    Tensor deviation = sqrt(mean(square(centred)).plus(1e-5));
    return centred.dividedBy(deviation).times(gain).plus(bias);
  }

  /** Row {@code index} of a table [V, E]: an embedding [E]. */
  public static Tensor embed(Tensor table, Tensor index) {
    return transposedProduct(table, oneHot(index, table.shape().dim(0)));
  }

  /** Number {@code index} of a vector: a scalar. */
  public static Tensor pick(Tensor vector, Tensor index) {
    return dot(oneHot(index, vector.size()), vector);
  }

  /** A vector of 0 with a 1 at {@code index}. */
  public static Tensor oneHot(Tensor index, int classes) {
    return index.language().oneHot(index, classes);
  }

  /** The index of the largest number. */
  public static Tensor argMax(Tensor x) {
    return x.language().argMax(x);
  }

  /** An operation with forward and backward of your own, on scalars and vectors, one element at a time. */
  public static Tensor custom(RowOperation operation, Tensor... operands) {
    return operands[0].language().custom(operation, List.of(operands));
  }

  /** The same value, seen as a constant by the gradient. */
  public static Tensor stopGradient(Tensor x) {
    return x.language().stopGradient(x);
  }
}
