/** Attention mechanisms, and the decoders that use them. Everything here sees only {@code rnn-api}. */
@NullMarked
package dev.rnn.attention;

import org.jspecify.annotations.NullMarked;
