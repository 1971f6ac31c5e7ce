/**
 * How rules run a traced plug-in: interpreted, compiled, on chosen sequences. Start at {@link
 * dev.rnn.tck.run.Subject}.
 */
@NullMarked
package dev.rnn.tck.run;

import org.jspecify.annotations.NullMarked;
