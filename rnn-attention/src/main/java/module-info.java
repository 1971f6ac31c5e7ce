/** Attention mechanisms, and the decoders that use them. */
module dev.rnn.attention {
  requires dev.rnn.api;
}
