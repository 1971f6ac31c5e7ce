package dev.rnn.api.tensor;

import static dev.rnn.api.tensor.Tensors.exp;
import static dev.rnn.api.tensor.Tensors.relu;
import static dev.rnn.api.tensor.Tensors.sigmoid;
import static dev.rnn.api.tensor.Tensors.where;

import dev.rnn.api.Stability;

/** Named activations, for options such as {@code vanilla(activation=relu)} and for output layers. */
@Stability(Stability.Level.STABLE)
public enum Activation {
  /** x. */
  IDENTITY,
  /** tanh x. */
  TANH,
  /** 1 / (1 + e⁻ˣ). */
  SIGMOID,
  /** max(x, 0). */
  RELU,
  /** x where x &gt; 0, else 0.01 x. */
  LEAKY_RELU,
  /** x where x &gt; 0, else eˣ − 1 (Clevert et al. 2016, equation 16, α = 1). */
  ELU,
  /** ln(1 + eˣ). */
  SOFTPLUS,
  /** x / (1 + |x|). */
  SOFTSIGN,
  /** x · sigmoid(x). */
  SILU,
  /** clip(0.2 x + 0.5, 0, 1). */
  HARD_SIGMOID,
  /** eˣ / Σ eˣ over the vector. */
  SOFTMAX;

  /** Applies the activation. */
  public Tensor of(Tensor x) {
    return switch (this) {
      case IDENTITY -> x;
      case TANH -> Tensors.tanh(x);
      case SIGMOID -> sigmoid(x);
      case RELU -> relu(x);
      case LEAKY_RELU -> relu(x).minus(relu(x.negate()).times(0.01));
      case ELU -> where(positive(x), x, exp(Tensors.minimum(x, zero(x))).minus(1));
      case SOFTPLUS -> Tensors.softplus(x);
      case SOFTSIGN -> x.dividedBy(Tensors.abs(x).plus(1));
      case SILU -> x.times(sigmoid(x));
      case HARD_SIGMOID -> Tensors.minimum(relu(x.times(0.2).plus(0.5)), zero(x).plus(1));
      case SOFTMAX -> Tensors.softmax(x);
    };
  }

  private static Tensor positive(Tensor x) {
    return x.language().unary(UnaryFunction.POSITIVE, x);
  }

  private static Tensor zero(Tensor x) {
    return x.language().constant(0, x.shape());
  }
}
