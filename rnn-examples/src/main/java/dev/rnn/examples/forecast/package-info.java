/** The next numbers of a series. */
@NullMarked
package dev.rnn.examples.forecast;

import org.jspecify.annotations.NullMarked;
