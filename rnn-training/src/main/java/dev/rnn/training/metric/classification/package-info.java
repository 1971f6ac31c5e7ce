/**
 * Figures about classes: {@link dev.rnn.training.metric.classification.ConfusionMatrix} for answers one by one, {@link
 * dev.rnn.training.metric.classification.SpanScores} for names that span words, {@link
 * dev.rnn.training.metric.classification.RocCurve} for scores.
 */
@NullMarked
package dev.rnn.training.metric.classification;

import org.jspecify.annotations.NullMarked;
