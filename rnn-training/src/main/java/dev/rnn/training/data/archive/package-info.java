/**
 * Files of labelled series, as archives of time-series classification publish them: {@code .ts}, delimited rows, and
 * images of the IDX format read row by row. Start at {@link dev.rnn.training.data.archive.SeriesFiles}, which tells
 * them by what is in them; {@link dev.rnn.training.data.archive.SeriesClasses} makes examples.
 */
@NullMarked
package dev.rnn.training.data.archive;

import org.jspecify.annotations.NullMarked;
