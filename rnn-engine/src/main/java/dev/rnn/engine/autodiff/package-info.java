/**
 * Reverse-mode differentiation, graph to graph; all derivative rules stand in
 * {@link dev.rnn.engine.autodiff.Gradients}.
 */
@NullMarked
package dev.rnn.engine.autodiff;

import org.jspecify.annotations.NullMarked;
