/** The command line of the benchmarks. Start reading at {@link dev.rnn.benchmarks.BenchCommand}. */
@NullMarked
package dev.rnn.benchmarks;

import org.jspecify.annotations.NullMarked;
