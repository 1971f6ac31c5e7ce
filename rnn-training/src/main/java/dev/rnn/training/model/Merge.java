package dev.rnn.training.model;

import dev.rnn.api.error.RnnException;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.api.tensor.Tensors;

/** How the outputs of the two directions of a layer become one; all but the first need equal sizes. */
public enum Merge {
  /** [forward; backward]. */
  CONCATENATE,
  /** forward + backward. */
  SUM,
  /** (forward + backward) / 2. */
  MEAN,
  /** forward · backward, element by element. */
  PRODUCT;

  Tensor of(Tensor forward, Tensor backward) {
    if (this != CONCATENATE && forward.size() != backward.size()) {
      throw RnnException.error("RNN-MERGE-SIZES", "the two directions give " + forward.size() + " and "
          + backward.size() + " numbers, which have no " + name().toLowerCase(java.util.Locale.ROOT) + ".")
          .fix("give both cells one size, or concatenate them.").build();
    }
    return switch (this) {
      case CONCATENATE -> Tensors.concatenate(forward, backward);
      case SUM -> forward.plus(backward);
      case MEAN -> forward.plus(backward).times(0.5);
      case PRODUCT -> forward.times(backward);
    };
  }
}
