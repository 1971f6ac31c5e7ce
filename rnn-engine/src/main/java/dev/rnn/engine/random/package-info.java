/**
 * Counter-based randomness: a number is a function of seed, step, name, example, time and place, never of the batch or
 * of threads.
 */
@NullMarked
package dev.rnn.engine.random;

import org.jspecify.annotations.NullMarked;
