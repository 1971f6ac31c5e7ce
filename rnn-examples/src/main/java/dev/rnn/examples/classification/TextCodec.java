package dev.rnn.examples.classification;

import dev.rnn.training.data.Level;
import dev.rnn.training.data.Vocabulary;
import dev.rnn.training.model.Examples;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Turns labelled texts into numbers.
 *
 * @param vocabulary of the training texts
 * @param labels names of the classes
 * @param written how a text is written before it is cut into tokens
 */
record TextCodec(Vocabulary vocabulary, List<String> labels, UnaryOperator<String> written) {
  /** Tokens are numbered by name, so that the numbers depend on which there are and not on how often. */
  static TextCodec of(Iterable<LabelledText> train, List<String> labels, Level level, UnaryOperator<String> written) {
    TreeSet<String> found = new TreeSet<>();
    for (LabelledText text : train) found.addAll(level.tokens(written.apply(text.text())));
    found.remove(Vocabulary.UNKNOWN);
    found.remove(Vocabulary.END_OF_LINE);
    List<String> tokens = new ArrayList<>(List.of(Vocabulary.UNKNOWN, Vocabulary.END_OF_LINE));
    tokens.addAll(found);
    return new TextCodec(Vocabulary.of(level, tokens), labels, written);
  }

  /** A label that was not learned is never right. */
  Examples examples(List<LabelledText> texts) {
    float[][] inputs = new float[texts.size()][];
    float[][] targets = new float[inputs.length][1];
    int[] lengths = new int[inputs.length];
    for (int s = 0; s < inputs.length; s++) {
      inputs[s] = encode(texts.get(s).text());
      lengths[s] = inputs[s].length;
      targets[s][0] = labels.indexOf(texts.get(s).label());
    }
    return Examples.of(inputs, targets, lengths);
  }

  float[] encode(String text) {
    int[] tokens = vocabulary.encode(written.apply(text));
    float[] encoded = new float[tokens.length];
    for (int t = 0; t < encoded.length; t++) encoded[t] = tokens[t];
    return encoded;
  }
}
