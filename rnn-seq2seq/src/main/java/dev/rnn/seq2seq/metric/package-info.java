/**
 * Figures about generated sequences: BLEU, chrF, ROUGE, error rates and exact match, by the definitions others report.
 *
 * <p>All take whole texts at once, hypotheses beside {@link dev.rnn.seq2seq.metric.References}; corpus figures are made
 * of summed counts and are not means over sentences, except where a definition says so. Perplexity is a matter of
 * losses and is in {@link dev.rnn.training.metric.Perplexity}. Start reading at {@code Bleu}.
 */
@NullMarked
package dev.rnn.seq2seq.metric;

import org.jspecify.annotations.NullMarked;
