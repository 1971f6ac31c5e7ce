/** Figures about predictions, made of sums. Start at {@link dev.rnn.training.metric.Metric}. */
@NullMarked
package dev.rnn.training.metric;

import org.jspecify.annotations.NullMarked;
