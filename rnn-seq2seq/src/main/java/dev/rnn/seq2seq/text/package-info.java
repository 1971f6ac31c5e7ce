/**
 * Text for models that turn one sequence into another: token numbers and pairs of sentences.
 *
 * <p>The way is {@link dev.rnn.seq2seq.text.ParallelText} (pairs of lines) to {@link dev.rnn.seq2seq.text.Encoding}
 * (words, characters or byte pairs to numbers and back). Files are read, and vocabularies counted, by
 * {@code dev.rnn.training.data}; batches are made by {@code dev.rnn.training.trainer.LengthBuckets}. Start reading at
 * {@code Encoding}.
 */
@NullMarked
package dev.rnn.seq2seq.text;

import org.jspecify.annotations.NullMarked;
