package dev.rnn.engine.support;

/**
 * A number with its derivative for one variable: differentiation without a graph.
 *
 * @param value the number
 * @param slope its derivative
 */
record Dual(double value, double slope) {
  static final Dual ZERO = new Dual(0, 0);

  Dual plus(Dual other) {
    return new Dual(value + other.value, slope + other.slope);
  }

  Dual times(Dual other) {
    return new Dual(value * other.value, slope * other.value + value * other.slope);
  }

  Dual oneMinus() {
    return new Dual(1 - value, -slope);
  }

  Dual tanh() {
    double y = Math.tanh(value);
    return new Dual(y, slope * (1 - y * y));
  }

  Dual sigmoid() {
    double y = 1 / (1 + Math.exp(-value));
    return new Dual(y, slope * y * (1 - y));
  }

  Dual relu() {
    return value > 0 ? this : ZERO;
  }
}
