/**
 * The skeleton of examples that turn one text into another: options, training, search, report, figures, files and the
 * conversation with a trained model are the same for all. A {@link dev.rnn.examples.pairs.PairTask} adds its data and
 * its figures.
 */
@NullMarked
package dev.rnn.examples.pairs;

import org.jspecify.annotations.NullMarked;
