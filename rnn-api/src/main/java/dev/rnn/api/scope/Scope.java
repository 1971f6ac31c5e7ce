package dev.rnn.api.scope;

import dev.rnn.api.Stability;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.api.tensor.Tensors;

/**
 * Where a plug-in declares parameters and asks for noise. Names nest: {@code encoder/0/forget/W}. A path is declared
 * once; a second time is an error that names both lines.
 */
@Stability(Stability.Level.STABLE)
public interface Scope {
  /** The path of this scope, such as {@code encoder/0}; empty at the top. */
  String path();

  /** A scope inside this one. */
  Scope child(String name);

  /** A learned value, the same for all sequences and steps. */
  Tensor parameter(String name, Shape shape, Initializer initializer, Role role);

  /** W x + U h + … + b. */
  Affine affine(String name, int outputs, AffineSettings settings);

  /**
   * Numbers uniform in [0, 1), drawn anew as often as {@code grain} says. Reproducible, whatever the batch or threads.
   */
  Tensor uniform(String name, Shape shape, Grain grain);

  /** Numbers uniform in [0, 1), with the shape of {@code like} and drawn as often as it varies. */
  Tensor uniform(String name, Tensor like);

  /** 1 while training, 0 else: a scalar. */
  Tensor training();

  /** The same number in every place. */
  Tensor constant(double value, int... dims);

  /** W x + U h + … + b with the usual initialisers. */
  default Affine affine(String name, int outputs) {
    return affine(name, outputs, AffineSettings.DEFAULT);
  }

  /** A learned vector that begins at 0. */
  default Tensor bias(String name, int size) {
    return parameter(name, Shape.of(size), Initializers.zeros(), Role.BIAS);
  }

  /** A vector of zeros. */
  default Tensor zeros(int size) {
    return constant(0, size);
  }

  /**
   * While training, each number is 0 with probability {@code rate} and divided by 1 − rate otherwise; else x itself
   * (Srivastava et al. 2014, in the inverted form).
   */
  default Tensor dropout(String name, Tensor x, double rate) {
    if (rate == 0) return x;
    Tensor kept = Tensors.less(uniform(name, x), constant(1 - rate));
    return Tensors.where(training(), x.times(kept.times(1 / (1 - rate))), x);
  }
}
