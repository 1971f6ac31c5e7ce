/**
 * Wrappers: cells around any other cell, a user's own too. They nest in any order,
 * {@code residual(cell=zoneout(cell=lstm,rate=0.1))}. Start with {@link dev.rnn.cells.wrapper.Residual}. The wrapped
 * cell's parameters are found under {@code cell}. What lies between whole layers (both directions, merging, pooling)
 * is not here but in the models of {@code rnn-training}.
 */
@NullMarked
package dev.rnn.cells.wrapper;

import org.jspecify.annotations.NullMarked;
