/**
 * Tables of text files: named columns, read as numbers or times, with errors that name file, line and column. Start at
 * {@link dev.rnn.training.data.table.CsvFile}. What a column means is no matter of this package.
 */
@NullMarked
package dev.rnn.training.data.table;

import org.jspecify.annotations.NullMarked;
