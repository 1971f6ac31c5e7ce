/** The smallest task for an encoder with a decoder: numbers in reverse order. */
@NullMarked
package dev.rnn.examples.reverse;

import org.jspecify.annotations.NullMarked;
