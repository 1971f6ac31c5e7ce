/** What the sides of all peers share. */
@NullMarked
package dev.rnn.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
