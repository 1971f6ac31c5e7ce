package dev.rnn.seq2seq.text;

/**
 * A text and what it shall become.
 *
 * @param source what is given
 * @param target what is wanted
 * @param place where the pair is from, for errors: such as {@code train.de:17}
 */
public record TextPair(String source, String target, String place) {}
