/**
 * The Loss SPI: from prediction and target to one value for each step or sequence. Start at
 * {@link dev.rnn.api.loss.Loss}.
 */
@NullMarked
package dev.rnn.api.loss;

import org.jspecify.annotations.NullMarked;
