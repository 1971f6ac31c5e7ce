package dev.rnn.seq2seq.translation;

import dev.rnn.seq2seq.generation.Hypothesis;
import java.util.List;

/**
 * What a text became.
 *
 * @param source its tokens
 * @param target the tokens found, without the end
 * @param text the same as text
 * @param hypothesis what the search says of it: score, attention
 */
public record Translation(List<String> source, List<String> target, String text, Hypothesis hypothesis) {}
