/** The table of workloads, a class each. */
@NullMarked
package dev.rnn.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
