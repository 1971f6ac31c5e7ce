package dev.rnn.pilot;

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
 * Connectionist temporal classification (Graves et al. 2006): −ln Σ P(path) over all paths of classes, one class for
 * each input step, that give the labels once repeats are merged and then blanks removed. No labels and no steps are
 * legal; what no path gives costs about 10³⁰.
 *
 * <p>States before each label: in the blank in front of it, in the label itself; and one behind all of them. The
 * logarithms of the probabilities of being there (equation 6) are states along the input axis, with one value for each
 * label.
 */
public record CtcLoss(int blank) implements Loss {
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
    Tensor ofBlank = logProbabilities.slice(blank, 1).sum();
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
