/** Cells as a plug-in author would write them: they see rnn-api alone. */
@NullMarked
package dev.rnn.benchmarks.cell;

import org.jspecify.annotations.NullMarked;
