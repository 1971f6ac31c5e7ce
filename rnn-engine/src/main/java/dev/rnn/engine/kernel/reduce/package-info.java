/**
 * Rows to one number each: plain loops, and vector code where the JDK's vector module is there. Both add in the same
 * order, so they agree bit for bit. Start at {@link dev.rnn.engine.kernel.reduce.RowReductions}.
 */
@NullMarked
package dev.rnn.engine.kernel.reduce;

import org.jspecify.annotations.NullMarked;
