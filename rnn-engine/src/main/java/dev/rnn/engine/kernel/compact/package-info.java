/**
 * Products with matrices of 16 and 8 bits, for sessions. Vectors and plain loops agree bit for bit. Start at {@link
 * dev.rnn.engine.kernel.compact.CompactMatrix}.
 */
@NullMarked
package dev.rnn.engine.kernel.compact;

import org.jspecify.annotations.NullMarked;
