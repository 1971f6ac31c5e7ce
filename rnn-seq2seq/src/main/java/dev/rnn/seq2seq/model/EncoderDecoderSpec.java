package dev.rnn.seq2seq.model;

import dev.rnn.api.plugin.Spec;
import dev.rnn.training.model.LayerSpec;
import java.util.List;

/**
 * All that is needed to build an encoder with a decoder: one value, made by the builder, stored in files.
 *
 * @param format version of this description
 * @param source the source's tokens
 * @param target the target's tokens
 * @param encoder the recurrent layers over the source
 * @param dropout rate behind the target's embedding and the decoder's features; the encoder's layers have their own,
 *     the source's embedding has this one too
 * @param context what summarises the source
 * @param decoder the network along the target
 * @param output from its features to log-probabilities
 * @param tied whether the output layer's matrix is the target's embedding
 * @param labelSmoothing probability spread over all tokens
 * @param coverageLoss weight of the loss for attending twice to one source step
 * @param scheduledSampling whether training may feed the decoder its own tokens
 */
public record EncoderDecoderSpec(int format, Tokens source, Tokens target, List<LayerSpec> encoder, double dropout,
    ContextVector context, Spec decoder, Spec output, boolean tied, double labelSmoothing, double coverageLoss,
    boolean scheduledSampling) {
  /** The version that is written. */
  public static final int FORMAT = 1;

  /** The number that ends a sequence, and is fed before its first token. */
  public static final int END = 1;

  /**
   * Tokens and their embedding. Number 0 stands for unknown ones, {@link #END} ends a sequence.
   *
   * @param count how many there are, these two included
   * @param embedding size of a vector
   * @param shared whether the other side's table is used, which has as many rows
   */
  public record Tokens(int count, int embedding, boolean shared) {}

  /** Copies the list. */
  public EncoderDecoderSpec {
    encoder = List.copyOf(encoder);
  }
}
