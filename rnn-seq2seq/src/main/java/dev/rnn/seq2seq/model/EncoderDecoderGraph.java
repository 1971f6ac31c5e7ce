package dev.rnn.seq2seq.model;

import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.trace.Trace;
import org.jspecify.annotations.Nullable;

/**
 * An encoder with a decoder as one graph over two axes.
 *
 * @param source the axis of the source
 * @param target the axis of the target
 * @param logProbabilities of all tokens at each target step
 * @param attention weights, for each pair of a target and a source step; null: the decoder does not attend
 * @param lossSum Σ weight · loss over target steps
 */
record EncoderDecoderGraph(Trace trace, Axis source, Axis target, Node logProbabilities, @Nullable Node attention,
    Node lossSum) {
  /** The input of source tokens. */
  static final String SOURCE = "source";

  /** The input of the tokens that the decoder is fed: those before each target step. */
  static final String PREVIOUS = "previous";

  /** The input of target tokens. */
  static final String TARGETS = "targets";

  /** The input that says how often the decoder is fed its own token: a probability. */
  static final String SAMPLING = "sampling";
}
