package dev.rnn.training.loss;

import static dev.rnn.api.tensor.Tensors.equal;
import static dev.rnn.api.tensor.Tensors.exp;
import static dev.rnn.api.tensor.Tensors.log;
import static dev.rnn.api.tensor.Tensors.logSoftmax;
import static dev.rnn.api.tensor.Tensors.maximum;
import static dev.rnn.api.tensor.Tensors.pick;
import static dev.rnn.api.tensor.Tensors.stopGradient;
import static dev.rnn.api.tensor.Tensors.where;

import dev.rnn.api.loss.Loss;
import dev.rnn.api.loss.LossScope;
import dev.rnn.api.tensor.Sequence;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;

/**
 * Connectionist temporal classification: the negative logarithm, in nats, of the probability of the labels, whatever
 * their alignment with the steps:
 *
 * <pre>
 * −ln Σ_π Π_t softmax(z_t)_π(t)    over all paths π with B(π) = labels
 * </pre>
 *
 * <p>A path has one class for each step; B merges its repeats and then removes its blanks. The prediction z is [K],
 * one logit for each class at each step, the blank being class 0; the targets are a sequence of classes from 1, fewer
 * than the steps. No labels and no steps are legal. What no path gives costs about 10³⁰, with finite gradients: give
 * at least one step for each label, and one more between equal ones.
 *
 * <p>For each label there are two states: in the blank in front of it and in the label itself; one state is behind all
 * of them. The logarithms of the probabilities of being there (equation 6) are states along the steps, with one value
 * for each label.
 *
 * @see <a href="https://doi.org/10.1145/1143844.1143891">Graves et al. 2006, Connectionist temporal classification</a>
 */
public record Ctc() implements Loss {
  private static final int BLANK = 0;

  private static final double NEVER = -1e30; // ln 0, finite so that there is no NaN

  private record State(Tensor inBlank, Tensor inLabel, Tensor behind) {}

  @Override
  public Target target(Shape prediction) {
    return Target.LABELS;
  }

  @Override
  public Tensor define(LossScope scope) {
    Sequence labels = scope.targets();
    Tensor label = labels.values();
    Tensor logProbabilities = logSoftmax(scope.predictions().values());
    Tensor ofBlank = logProbabilities.slice(BLANK, 1).sum();
    Tensor ofLabel = pick(logProbabilities, label);

    Tensor zero = scope.constant(0);
    Tensor never = scope.constant(NEVER);
    Tensor first = labels.previous(labels.constant(0), scope.constant(1));
    Tensor repeats = equal(label, labels.previous(label, scope.constant(-1)));
    State start = new State(where(first, zero, never), labels.constant(NEVER),
        where(equal(labels.length(), zero), zero, never));
    State end = scope.predictions().unroll(start, before -> {
      Tensor inPrevious = labels.previous(before.inLabel(), never);
      Tensor inBlank = ofBlank.plus(logSum(before.inBlank(), inPrevious));
      Tensor entered = logSum(before.inBlank(), where(repeats, never, inPrevious));
      Tensor inLabel = ofLabel.plus(logSum(before.inLabel(), entered));
      Tensor behind = ofBlank.plus(logSum(before.behind(), labels.last(before.inLabel(), never)));
      return new State(inBlank, inLabel, behind);
    }).last();
    return logSum(end.behind(), labels.last(end.inLabel(), never)).negate();
  }

  /** ln(eᵃ + eᵇ). */
  private static Tensor logSum(Tensor a, Tensor b) {
    Tensor max = stopGradient(maximum(a, b));
    return max.plus(log(exp(a.minus(max)).plus(exp(b.minus(max)))));
  }
}
