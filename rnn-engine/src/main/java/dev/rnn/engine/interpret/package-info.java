/**
 * The reference interpreter: op by op, obvious code, in double and in float. The oracle of every compiled program.
 * Start at {@link dev.rnn.engine.interpret.Interpreter}.
 */
@NullMarked
package dev.rnn.engine.interpret;

import org.jspecify.annotations.NullMarked;
