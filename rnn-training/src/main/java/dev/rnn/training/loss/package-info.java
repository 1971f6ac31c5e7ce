/** The losses that ship in the box, one file each. Everything here sees only {@code rnn-api}. */
@NullMarked
package dev.rnn.training.loss;

import org.jspecify.annotations.NullMarked;
