package dev.rnn.training.loss;

import static dev.rnn.api.tensor.Tensors.logSumExp;
import static dev.rnn.api.tensor.Tensors.mean;
import static dev.rnn.api.tensor.Tensors.pick;

import dev.rnn.api.loss.Loss;
import dev.rnn.api.loss.LossScope;
import dev.rnn.api.plugin.Option;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;

/**
 * The negative log-probability of the right class, in nats, from logits:
 *
 * <pre>
 * −Σ_k q_k ln softmax(z)_k  =  ln Σ_k e^(z_k) − Σ_k q_k z_k
 * q_k = (1 − ε) [k = y] + ε / K
 * </pre>
 *
 * <p>The prediction z is [K], one logit for each class; the target y is the index of a class. The second form cannot
 * overflow. Label smoothing ε spreads that much of the probability evenly over all K classes, the right one included
 * (Szegedy et al. 2016, section 7).
 *
 * @param labelSmoothing ε
 * @see <a href="https://arxiv.org/abs/1512.00567">Szegedy et al. 2016, Rethinking the Inception architecture</a>
 */
public record CrossEntropy(
    @Option(defaultValue = "0", min = 0, max = 1, description = "probability spread over all classes")
    double labelSmoothing) implements Loss {
  /** Without label smoothing. */
  public CrossEntropy() { this(0); }

  @Override
  public Tensor define(LossScope scope) {
    Tensor logits = scope.prediction();
    Tensor expected = pick(logits, scope.target());
    if (labelSmoothing > 0) {
      expected = expected.times(1 - labelSmoothing).plus(mean(logits).times(labelSmoothing));
    }
    return logSumExp(logits).minus(expected);
  }

  @Override
  public Target target(Shape prediction) {
    return Target.CLASS;
  }
}
