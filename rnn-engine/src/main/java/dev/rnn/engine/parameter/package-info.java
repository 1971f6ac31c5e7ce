/** Learned values by path, and how they begin. Start at {@link dev.rnn.engine.parameter.Parameters}. */
@NullMarked
package dev.rnn.engine.parameter;

import org.jspecify.annotations.NullMarked;
