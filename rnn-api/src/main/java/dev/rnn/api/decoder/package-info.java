/** The Decoder, Attention and OutputLayer SPIs. Start at {@link dev.rnn.api.decoder.Decoder}. */
@NullMarked
package dev.rnn.api.decoder;

import org.jspecify.annotations.NullMarked;
