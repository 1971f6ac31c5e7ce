/**
 * An encoder with a decoder as one model: described, traced, compiled, trained, stepped. Start at
 * {@link dev.rnn.seq2seq.model.EncoderDecoder}.
 */
@NullMarked
package dev.rnn.seq2seq.model;

import org.jspecify.annotations.NullMarked;
