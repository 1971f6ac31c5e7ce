package dev.rnn.engine.kernel.generate;

import dev.rnn.api.tensor.BinaryFunction;
import dev.rnn.api.tensor.UnaryFunction;

/** One step of a formula. {@code to} and sources are registers; an argument is the number of an array. */
public sealed interface Step {
  /** Reads consecutive places. */
  record Load(int to, int argument) implements Step {}

  /** Reads one number for all places of a row. */
  record Broadcast(int to, int argument) implements Step {}

  /** The same number everywhere. */
  record Literal(int to, float value) implements Step {}

  /** A function of one register. */
  record Unary(int to, UnaryFunction function, int x) implements Step {}

  /** A function of two registers. */
  record Binary(int to, BinaryFunction function, int a, int b) implements Step {}

  /** {@code a} where the condition is not 0, else {@code b}. */
  record Select(int to, int condition, int a, int b) implements Step {}

  /** Makes numbers of a register nearer to 0 than {@code tiny} 0. */
  record Flush(int register, float tiny) implements Step {}

  /** Writes consecutive places. */
  record Store(int from, int argument) implements Step {}
}
