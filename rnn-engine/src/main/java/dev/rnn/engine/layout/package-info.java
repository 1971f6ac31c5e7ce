/** Where the rows of a batch lie: packed, sorted by length, no padding. Start at {@link dev.rnn.engine.layout.Rows}. */
@NullMarked
package dev.rnn.engine.layout;

import org.jspecify.annotations.NullMarked;
