/** Runs programs: workers, sessions. Start at {@link dev.rnn.engine.runtime.Frame}. */
@NullMarked
package dev.rnn.engine.runtime;

import org.jspecify.annotations.NullMarked;
