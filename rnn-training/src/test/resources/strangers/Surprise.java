package surprise;

import static dev.rnn.api.tensor.Tensors.logSumExp;
import static dev.rnn.api.tensor.Tensors.pick;

import dev.rnn.api.loss.Loss;
import dev.rnn.api.loss.LossScope;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;

/** The negative log-probability of the right class, in units of the given number of nats. */
record Surprise(double unit) implements Loss {
  @Override
  public Tensor define(LossScope scope) {
    return logSumExp(scope.prediction()).minus(pick(scope.prediction(), scope.target())).times(1 / unit);
  }

  @Override
  public Target target(Shape prediction) {
    return Target.CLASS;
  }
}
