/** The recurrent cells that ship in the box, one file each. Everything here sees only {@code rnn-api}. */
@NullMarked
package dev.rnn.cells;

import org.jspecify.annotations.NullMarked;
