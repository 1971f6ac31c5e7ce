/** Numbers in reverse: the smallest task from one sequence to another. */
@NullMarked
package dev.rnn.examples.reverse;

import org.jspecify.annotations.NullMarked;
