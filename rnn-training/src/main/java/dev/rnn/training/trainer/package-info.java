/**
 * Training: batches in, updates out, with events for whoever listens. Start at
 * {@link dev.rnn.training.trainer.Trainer}.
 */
@NullMarked
package dev.rnn.training.trainer;

import org.jspecify.annotations.NullMarked;
