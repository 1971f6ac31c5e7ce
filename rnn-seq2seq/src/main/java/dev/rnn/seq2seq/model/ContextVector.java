package dev.rnn.seq2seq.model;

/** What summarises the source: the context vector, from which a decoder's first state comes. */
public enum ContextVector {
  /** Nothing: the decoder knows the source by attention alone. */
  NONE,
  /** What each direction of the last layer gave after its own last step. */
  LAST,
  /** The mean of the last layer's outputs. */
  MEAN,
  /**
   * The state of every layer after its last step, one after the other; those of two directions are added. With
   * {@link dev.rnn.api.decoder.Bridge#COPY} the decoder goes on layer by layer where the encoder ended.
   */
  STATE
}
