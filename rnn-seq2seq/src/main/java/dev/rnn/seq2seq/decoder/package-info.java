/** Decoders without attention, and the usual output layer. They see only {@code rnn-api}. */
@NullMarked
package dev.rnn.seq2seq.decoder;

import org.jspecify.annotations.NullMarked;
