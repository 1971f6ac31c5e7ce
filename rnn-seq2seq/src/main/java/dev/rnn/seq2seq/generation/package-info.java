/**
 * Generation: greedy, sampling and beam search, which see nothing of a model but a
 * {@link dev.rnn.seq2seq.generation.DecodingSession}.
 */
@NullMarked
package dev.rnn.seq2seq.generation;

import org.jspecify.annotations.NullMarked;
