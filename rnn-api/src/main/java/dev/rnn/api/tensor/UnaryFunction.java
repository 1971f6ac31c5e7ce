package dev.rnn.api.tensor;

/** Element-wise functions of one operand that the engine knows. All else is composed of them in {@link Tensors}. */
public enum UnaryFunction {
  /** −x. */
  NEGATE,
  /** eˣ. */
  EXP,
  /** ln x. */
  LOG,
  /** tanh x. */
  TANH,
  /** 1 / (1 + e⁻ˣ). */
  SIGMOID,
  /** max(x, 0); derivative 0 at 0. */
  RELU,
  /** √x. */
  SQRT,
  /** |x|; derivative 0 at 0. */
  ABS,
  /** sin x, x in radians. */
  SIN,
  /** cos x, x in radians. */
  COS,
  /** −1, 0 or 1; has no derivative. */
  SIGN,
  /** 1 where x &gt; 0, else 0; has no derivative. */
  POSITIVE
}
