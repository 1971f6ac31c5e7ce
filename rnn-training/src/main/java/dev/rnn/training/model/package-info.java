/**
 * Models of sequences: their description, their graph, and what can be asked of them. Start at
 * {@link dev.rnn.training.model.SequenceModel}.
 */
@NullMarked
package dev.rnn.training.model;

import org.jspecify.annotations.NullMarked;
