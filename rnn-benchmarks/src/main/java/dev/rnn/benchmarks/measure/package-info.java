/** How to measure: interleaved steps, paired ratios, the peak of the moment. */
@NullMarked
package dev.rnn.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
