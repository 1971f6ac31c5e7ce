package dev.rnn.engine.kernel.generate;

import dev.rnn.api.tensor.UnaryFunction;

/**
 * The functions of one operand as vector code. Each does what the plain loops of the kernels do, operation by
 * operation and with the same numbers, so that both give the same bits.
 */
final class VectorFunctions {
  private static final float[] TANH_P = {-2.76076847742355e-16f, 2.00018790482477e-13f, -8.60467152213735e-11f,
      5.12229709037114e-08f, 1.48572235717979e-05f, 6.37261928875436e-04f, 4.89352455891786e-03f};
  private static final float[] TANH_Q = {1.19825839466702e-06f, 1.18534705686654e-04f, 2.26843463243900e-03f,
      4.89352518554385e-03f};
  private static final float[] EXP_P = {1.9875691500e-4f, 1.3981999507e-3f, 8.3334519073e-3f, 4.1665795894e-2f,
      1.6666665459e-1f, 5.0000001201e-1f};
  private static final float[] LOG_P = {7.0376836292e-2f, -1.1514610310e-1f, 1.1676998740e-1f, -1.2420140846e-1f,
      1.4249322787e-1f, -1.6668057665e-1f, 2.0000714765e-1f, -2.4999993993e-1f, 3.3333331174e-1f};

  private VectorFunctions() {}

  /** Replaces the vector on the stack by the function's value. */
  static void apply(VectorCode code, UnaryFunction function) {
    switch (function) {
      case NEGATE -> code.call("neg");
      case EXP -> exp(code);
      case LOG -> log(code);
      case TANH -> tanh(code);
      case SIGMOID -> {
        tanh(code.constant(0.5f).call("mul", 1));
        code.constant(0.5f).constant(0.5f).call("fma", 2);
      }
      case RELU -> code.constant(0).call("max", 1);
      case SQRT -> code.call("sqrt");
      case ABS -> code.call("abs");
      case SIGN -> sign(code);
      case POSITIVE -> code.constant(0).compare("GT").oneWhere();
      case SIN, COS -> throw new IllegalStateException(function + " has no vector code");
    }
  }

  /** 1 or −1, but 0 and NaN as they are. */
  private static void sign(VectorCode code) {
    int x = code.variable();
    code.keep(x).take(x).constant(1).take(x).constant(0).compare("GT").blend();
    code.constant(-1).take(x).constant(0).compare("LT").blend();
  }

  private static void tanh(VectorCode code) {
    int v = code.variable();
    int s = code.variable();
    clamp(code, -9, 9).keep(v);
    code.take(v).take(v).call("mul", 1).keep(s);
    polynomial(code, TANH_P, s);
    code.take(v).call("mul", 1);
    polynomial(code, TANH_Q, s);
    code.call("div", 1);
  }

  /** As minimum and maximum, which must mind zeros' signs and NaN and take three times as long. NaN stays. */
  private static VectorCode clamp(VectorCode code, float least, float most) {
    int x = code.variable();
    code.keep(x).take(x).constant(most).take(x).constant(most).compare("GT").blend();
    return code.keep(x).take(x).constant(least).take(x).constant(least).compare("LT").blend();
  }

  /** Adding 1.5 · 2²³ leaves the nearest whole number in the lowest bits. */
  private static void exp(VectorCode code) {
    int v = code.variable();
    int shifted = code.variable();
    int whole = code.variable();
    int r = code.variable();
    int k = code.variable();
    int half = code.variable();
    clamp(code, -105, 89.5f).keep(v);
    code.take(v).constant(1.44269504f).call("mul", 1).constant(12582912f).call("add", 1).keep(shifted);
    code.take(shifted).constant(12582912f).call("sub", 1).keep(whole);
    code.take(whole).constant(2.12194440e-4f).take(whole).constant(-0.693359375f).take(v).call("fma", 2).call("fma", 2);
    code.keep(r);
    polynomial(code, EXP_P, r);
    code.take(r).take(r).call("mul", 1).take(r).call("fma", 2).constant(1).call("add", 1);
    code.take(shifted).asInts().ints("ADD", -Float.floatToRawIntBits(12582912f)).keep(k);
    code.take(k).ints("ASHR", 1).keep(half);
    code.take(half).ints("ADD", 127).ints("LSHL", 23).asFloats().call("mul", 1);
    code.take(k).take(half).subtractInts().ints("ADD", 127).ints("LSHL", 23).asFloats().call("mul", 1);
  }

  private static void log(VectorCode code) {
    int x = code.variable();
    int normal = code.variable();
    int low = code.variable();
    int exponent = code.variable();
    int m = code.variable();
    int square = code.variable();
    int y = code.variable();
    code.keep(x);
    code.take(x).take(x).constant(8388608f).call("mul", 1).take(x).constant(Float.MIN_NORMAL).compare("LT").blend();
    code.keep(normal);
    code.take(normal).asInts().ints("AND", 0x7fffff).ints("OR", 0x3f000000).asFloats().keep(m); // [½, 1)
    code.take(m).constant(0.707106781186547524f).compare("LT").oneWhere().keep(low);
    code.take(normal).asInts().ints("LSHR", 23).ints("OR", Float.floatToRawIntBits(8388608f)).asFloats();
    code.constant(8388608f + 126f).constant(8388608f + 149f).take(x).constant(Float.MIN_NORMAL).compare("LT").blend();
    code.call("sub", 1).take(low).call("sub", 1).keep(exponent);
    code.take(m).take(m).take(low).call("mul", 1).call("add", 1).constant(1).call("sub", 1).keep(m); // [√½, √2) − 1
    code.take(m).take(m).call("mul", 1).keep(square);
    polynomial(code, LOG_P, m);
    code.take(m).call("mul", 1).take(square).call("mul", 1).keep(y);
    code.take(exponent).constant(-2.12194440e-4f).take(y).call("fma", 2).keep(y);
    code.take(square).constant(-0.5f).take(y).call("fma", 2).take(m).call("add", 1).keep(y);
    code.take(exponent).constant(0.693359375f).take(y).call("fma", 2).keep(y);
    code.take(x).take(y).take(x).constant(Float.POSITIVE_INFINITY).compare("LT").blend(); // ∞ and NaN as they are
    code.constant(Float.NEGATIVE_INFINITY).take(x).constant(0).compare("EQ").blend();
    code.constant(Float.NaN).take(x).constant(0).compare("LT").blend();
  }

  /** p(x) by Horner's rule with fused multiply-adds, the highest coefficient first. */
  private static void polynomial(VectorCode code, float[] coefficients, int x) {
    code.constant(coefficients[0]);
    for (int i = 1; i < coefficients.length; i++) code.take(x).constant(coefficients[i]).call("fma", 2);
  }
}
