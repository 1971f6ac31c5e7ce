/** Making sequences with a trained model, token by token. Start at {@link dev.rnn.training.generation.Sampler}. */
@NullMarked
package dev.rnn.training.generation;

import org.jspecify.annotations.NullMarked;
