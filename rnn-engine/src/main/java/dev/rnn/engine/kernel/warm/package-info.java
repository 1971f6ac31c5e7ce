/**
 * Code of the Vector API is a hundred times slower than plain loops until the JIT compiler has seen it often: it is run
 * in the background on made-up numbers first, while something else computes the same bits. Start at
 * {@link dev.rnn.engine.kernel.warm.WarmUp}.
 */
@NullMarked
package dev.rnn.engine.kernel.warm;

import org.jspecify.annotations.NullMarked;
