package dev.rnn.training.loss;

import static dev.rnn.api.tensor.Tensors.concatenate;
import static dev.rnn.api.tensor.Tensors.logSumExp;
import static dev.rnn.api.tensor.Tensors.mean;
import static dev.rnn.api.tensor.Tensors.pick;

import dev.rnn.api.error.RnnException;
import dev.rnn.api.loss.Loss;
import dev.rnn.api.loss.LossScope;
import dev.rnn.api.plugin.Option;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import java.util.List;

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
 * <p>Class weights multiply the loss of an element by the weight of its right class, so that rare classes can count
 * more. The mean stays one over elements: weights whose mean over the data is 1 keep the size of the loss.
 *
 * @param labelSmoothing ε
 * @param classWeights a weight for each class; none: all count the same
 * @see <a href="https://arxiv.org/abs/1512.00567">Szegedy et al. 2016, Rethinking the Inception architecture</a>
 */
public record CrossEntropy(
    @Option(defaultValue = "0", min = 0, max = 1, description = "probability spread over all classes")
    double labelSmoothing,
    @Option(defaultValue = "[]", min = 0, description = "a weight for each class") List<Double> classWeights)
    implements Loss {
  /** Copies the weights. */
  public CrossEntropy {
    classWeights = List.copyOf(classWeights);
  }

  /** With all classes counting the same. */
  public CrossEntropy(double labelSmoothing) { this(labelSmoothing, List.of()); }

  /** Without label smoothing. */
  public CrossEntropy() { this(0); }

  @Override
  public Tensor define(LossScope scope) {
    Tensor logits = scope.prediction();
    Tensor expected = pick(logits, scope.target());
    if (labelSmoothing > 0) {
      expected = expected.times(1 - labelSmoothing).plus(mean(logits).times(labelSmoothing));
    }
    Tensor loss = logSumExp(logits).minus(expected);
    return classWeights.isEmpty() ? loss : loss.times(pick(weights(scope, logits.size()), scope.target()));
  }

  private Tensor weights(LossScope scope, int classes) {
    if (classWeights.size() != classes) {
      throw RnnException.error("RNN-CLASS-WEIGHTS", "there are " + classWeights.size() + " class weights for " + classes
          + " classes.").fix("give one weight for each class, in their order.").build();
    }
    return concatenate(classWeights.stream().map(w -> scope.constant(w, 1)).toArray(Tensor[]::new));
  }

  @Override
  public Target target(Shape prediction) {
    return Target.CLASS;
  }
}
