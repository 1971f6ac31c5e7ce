package dev.rnn.seq2seq.generation;

/**
 * A target that a search found.
 *
 * @param tokens without the end-of-sequence token
 * @param ended whether the model wished to end it; if not, it was cut at the longest length
 * @param logProbability ln of its probability, the end-of-sequence token included, after all token rules
 * @param score what hypotheses are ranked by: the same after length normalisation and coverage penalty
 * @param attention for each token, and for the end, how much each source step was attended to; empty arrays: the model
 *     does not attend
 */
public record Hypothesis(int[] tokens, boolean ended, double logProbability, double score, float[][] attention) {}
