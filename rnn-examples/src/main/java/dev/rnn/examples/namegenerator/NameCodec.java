package dev.rnn.examples.namegenerator;

import dev.rnn.examples.classification.LabelledCorpus;
import dev.rnn.examples.classification.LabelledText;
import dev.rnn.training.data.Level;
import dev.rnn.training.data.Vocabulary;
import dev.rnn.training.model.Examples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turns names into numbers: for each the class that starts it, and its characters with an end.
 *
 * @param characters of the training names
 * @param classes of the training names; those of the model's start input
 */
record NameCodec(Vocabulary characters, Vocabulary classes) {
  /** The input that starts a name. */
  static final String CLASS = "class";
  /** A character that was seen once only is read as unknown: so there is something to learn for unknown ones. */
  private static final int OFTEN = 2;

  static NameCodec of(LabelledCorpus corpus) {
    Map<String, Integer> counts = new TreeMap<>();
    for (LabelledText name : corpus.train()) {
      for (String character : Level.CHAR.tokens(name.text())) counts.merge(character, 1, Integer::sum);
    }
    List<String> tokens = new ArrayList<>(List.of(Vocabulary.UNKNOWN, Vocabulary.END_OF_LINE));
    counts.forEach((character, count) -> {
      if (count >= OFTEN) tokens.add(character);
    });
    List<String> classes = new ArrayList<>(List.of(Vocabulary.UNKNOWN, Vocabulary.END_OF_LINE));
    classes.addAll(corpus.labels());
    return new NameCodec(Vocabulary.of(Level.CHAR, tokens), Vocabulary.of(Level.WORD, classes));
  }

  /** The names of all classes. */
  static List<String> names(Vocabulary classes) {
    return classes.tokens().subList(2, classes.size()); // without the unknown one and the end
  }

  /** The numbers of a name's characters and its end. */
  int[] encode(String name) {
    int[] encoded = characters.encode(name);
    int[] ended = Arrays.copyOf(encoded, encoded.length + 1);
    ended[encoded.length] = characters.endOfLine();
    return ended;
  }

  Examples examples(List<LabelledText> names) {
    float[][] starts = new float[names.size()][1];
    float[][] targets = new float[names.size()][];
    int[] lengths = new int[names.size()];
    for (int s = 0; s < lengths.length; s++) {
      starts[s][0] = classes.index(names.get(s).label());
      int[] encoded = encode(names.get(s).text());
      targets[s] = new float[encoded.length];
      for (int t = 0; t < encoded.length; t++) targets[s][t] = encoded[t];
      lengths[s] = encoded.length;
    }
    return Examples.of(Map.of(CLASS, starts), targets, lengths);
  }
}
