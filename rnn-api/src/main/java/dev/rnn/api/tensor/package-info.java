/**
 * The tensor language: values of one sequence at one time step, and what may be done with them. Start at
 * {@link dev.rnn.api.tensor.Tensor} and {@link dev.rnn.api.tensor.Tensors}. No values here, and no engine: every call
 * records a graph.
 */
@NullMarked
package dev.rnn.api.tensor;

import org.jspecify.annotations.NullMarked;
