/**
 * The Optimizer and Schedule SPIs: update rules in the tensor language. Start at
 * {@link dev.rnn.api.optimizer.Optimizer}.
 */
@NullMarked
package dev.rnn.api.optimizer;

import org.jspecify.annotations.NullMarked;
