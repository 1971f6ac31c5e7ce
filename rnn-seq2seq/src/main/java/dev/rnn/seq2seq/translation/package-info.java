/**
 * Text in, text out: a model with the encodings of its source and target. Start at
 * {@link dev.rnn.seq2seq.translation.Translator}.
 */
@NullMarked
package dev.rnn.seq2seq.translation;

import org.jspecify.annotations.NullMarked;
