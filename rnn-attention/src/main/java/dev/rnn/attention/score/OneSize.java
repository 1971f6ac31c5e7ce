package dev.rnn.attention.score;

import dev.rnn.api.error.RnnException;
import dev.rnn.api.tensor.Tensor;

/** Scores without a matrix need vectors of one size. */
final class OneSize {
  private OneSize() {}

  static void require(String mechanism, Tensor query, Tensor memory) {
    if (query.size() == memory.size()) return;
    throw RnnException.error("RNN-ATTENTION-SIZES", mechanism + " attention multiplies a query of " + query.size()
            + " numbers with memory steps of " + memory.size() + ".")
        .fix("give decoder and encoder one size (a bidirectional encoder gives twice its cells'), or use general or"
            + " additive(size=...) attention, which have matrices.").build();
  }
}
