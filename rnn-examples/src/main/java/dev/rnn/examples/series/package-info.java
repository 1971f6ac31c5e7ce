/** The class of a series. */
@NullMarked
package dev.rnn.examples.series;

import org.jspecify.annotations.NullMarked;
