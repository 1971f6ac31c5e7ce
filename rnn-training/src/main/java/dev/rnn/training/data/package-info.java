/**
 * Text for language models: files, vocabularies, the three parts of a corpus, and its windows for training.
 *
 * <p>Every line ends in a token of its own, {@code <eos>}, which is predicted and counted like a word. The way is
 * {@link dev.rnn.training.data.CorpusSource} (lines) to {@link dev.rnn.training.data.Corpus} (token numbers) to
 * {@link dev.rnn.training.data.ContiguousBatches} (windows). Start reading at {@code Corpus}.
 */
@NullMarked
package dev.rnn.training.data;

import org.jspecify.annotations.NullMarked;
