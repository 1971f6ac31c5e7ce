package dev.rnn.attention.score;

import dev.rnn.api.decoder.Attention.Attended;
import dev.rnn.api.tensor.Sequence;
import dev.rnn.api.tensor.Tensor;

/** From scores to what attention gives. */
final class Weighted {
  private Weighted() {}

  /** The mean of the memory, weighted by the softmax of the scores; of an empty memory it is 0. */
  static Attended mean(Sequence memory, Tensor scores) {
    Tensor weights = memory.softmax(scores);
    return new Attended(memory.sum(weights.times(memory.values())), weights);
  }
}
