/**
 * Text for models that turn one sequence into another: token numbers, pairs of sentences, and batches of them.
 *
 * <p>The way is {@link dev.rnn.seq2seq.text.ParallelText} (pairs of lines) to {@link dev.rnn.seq2seq.text.Encoding}
 * (words, characters or byte pairs to numbers and back) to {@link dev.rnn.seq2seq.text.LengthBuckets} (batches of
 * sentences of similar lengths). Files are read, and vocabularies counted, by {@code dev.rnn.training.data}. Start
 * reading at {@code Encoding}.
 */
@NullMarked
package dev.rnn.seq2seq.text;

import org.jspecify.annotations.NullMarked;
