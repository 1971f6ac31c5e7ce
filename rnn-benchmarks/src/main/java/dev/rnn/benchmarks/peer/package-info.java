/** What a framework that the engine is measured beside has to offer. */
@NullMarked
package dev.rnn.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
