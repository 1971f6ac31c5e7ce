/** Models that turn one sequence into another: encoder, decoder, teacher forcing and generation. */
@NullMarked
package dev.rnn.seq2seq;

import org.jspecify.annotations.NullMarked;
