/**
 * What runs: loops over rows of float arrays. A kernel computes each row the same way wherever the row stands and
 * however many rows there are. Start at {@link dev.rnn.engine.kernel.Kernel}.
 */
@NullMarked
package dev.rnn.engine.kernel;

import org.jspecify.annotations.NullMarked;
