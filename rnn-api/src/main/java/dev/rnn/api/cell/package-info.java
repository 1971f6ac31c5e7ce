/** The Cell SPI: the maths of one sequence at one time step. Start at {@link dev.rnn.api.cell.Cell}. */
@NullMarked
package dev.rnn.api.cell;

import org.jspecify.annotations.NullMarked;
