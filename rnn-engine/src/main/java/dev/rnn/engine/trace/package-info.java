/**
 * Records what plug-ins write as a graph, checks shapes, and names the author's line. Start at
 * {@link dev.rnn.engine.trace.Trace}.
 */
@NullMarked
package dev.rnn.engine.trace;

import org.jspecify.annotations.NullMarked;
