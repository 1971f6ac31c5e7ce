package dev.rnn.benchmarks.peer;

/** How a peer's decoder with attention is written. */
public enum AttentionStyle {
  /** As well as it can be: keys projected once for each source, logits of all steps in one product. */
  KEYS_ONCE,
  /** As tutorials do: the state is repeated beside each source step and both are projected anew, logits at each step. */
  TUTORIAL
}
