/** Sentiment of sentences, where the order of words decides. */
@NullMarked
package dev.rnn.examples.sentiment;

import org.jspecify.annotations.NullMarked;
