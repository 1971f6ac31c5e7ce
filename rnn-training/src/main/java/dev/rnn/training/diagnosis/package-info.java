/** What goes on inside a network that learns. Start at {@link dev.rnn.training.diagnosis.GradientFlow}. */
@NullMarked
package dev.rnn.training.diagnosis;

import org.jspecify.annotations.NullMarked;
