/** Decoders that attend, and what copies from the source. Start at {@link dev.rnn.attention.decoder.Luong}. */
@NullMarked
package dev.rnn.attention.decoder;

import org.jspecify.annotations.NullMarked;
