/** What is measured: sizes, weights and data, the same for every side, and the engine's own steps. */
@NullMarked
package dev.rnn.benchmarks.task;

import org.jspecify.annotations.NullMarked;
