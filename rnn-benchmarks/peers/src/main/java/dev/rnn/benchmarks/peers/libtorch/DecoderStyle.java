package dev.rnn.benchmarks.peers.libtorch;

import org.bytedeco.pytorch.Tensor;

/** A way to write a decoder with additive attention. */
interface DecoderStyle {
  /**
   * The logits of all steps.
   *
   * @param w what is learned
   * @param tokens [T, B, E] embedded
   * @param memory [S, B, H] outputs of the encoder
   * @param last [B, H] its last state
   * @return [T · B, V]
   */
  Tensor logits(PairWeights w, Tensor tokens, Tensor memory, Tensor last);
}
