package dev.rnn.api.tensor;

/** Element-wise functions of two operands of one shape; a scalar goes with every shape. */
public enum BinaryFunction {
  /** a + b. */
  ADD,
  /** a − b. */
  SUBTRACT,
  /** a · b. */
  MULTIPLY,
  /** a / b. */
  DIVIDE,
  /** The larger one; the derivative goes to a where a ≥ b, else to b. */
  MAXIMUM,
  /** The smaller one; the derivative goes to a where a ≤ b, else to b. */
  MINIMUM,
  /** 1 where a = b, else 0; has no derivative. */
  EQUAL,
  /** 1 where a &lt; b, else 0; has no derivative. */
  LESS
}
