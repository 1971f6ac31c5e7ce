/**
 * Products of rows with matrices and sums of outer products: plain loops, and vector code where the JDK's vector module
 * is there. Both compute each number as one chain of fused multiply-adds over rising k, so they agree bit for bit.
 * Start at {@link dev.rnn.engine.kernel.matrix.MatrixKernels}.
 */
@NullMarked
package dev.rnn.engine.kernel.matrix;

import org.jspecify.annotations.NullMarked;
