package stranger.loss;

import dev.rnn.api.loss.Loss;
import dev.rnn.api.loss.LossScope;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.api.tensor.Tensors;

/** −ln softmax(z)[y]. */
record SurpriseLoss() implements Loss {
  @Override
  public Tensor define(LossScope scope) {
    return Tensors.pick(Tensors.logSoftmax(scope.prediction()), scope.target()).negate();
  }

  @Override
  public Target target(Shape prediction) {
    return Target.CLASS;
  }
}
