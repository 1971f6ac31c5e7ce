package dev.rnn.examples.tagging;

import dev.rnn.training.data.Level;
import dev.rnn.training.data.Vocabulary;
import dev.rnn.training.data.text.TaggedSentence;
import dev.rnn.training.model.Examples;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Turns tagged sentences into numbers.
 *
 * @param vocabularies of each {@link WordForm}, by its name
 * @param tags their names, in order
 */
record TagCodec(Map<String, Vocabulary> vocabularies, List<String> tags) {
  /** Of the training sentences. */
  static TagCodec of(TaggedCorpus corpus) {
    Map<String, Vocabulary> vocabularies = new LinkedHashMap<>();
    for (WordForm form : WordForm.ALL) {
      TreeSet<String> found = new TreeSet<>();
      for (TaggedSentence sentence : corpus.train()) for (String word : sentence.words()) found.add(form.of(word));
      found.remove(Vocabulary.UNKNOWN);
      found.remove(Vocabulary.END_OF_LINE);
      List<String> tokens = new ArrayList<>(List.of(Vocabulary.UNKNOWN, Vocabulary.END_OF_LINE));
      tokens.addAll(found);
      vocabularies.put(form.name(), Vocabulary.of(Level.WORD, tokens));
    }
    return new TagCodec(vocabularies, corpus.tags());
  }

  Vocabulary vocabulary(WordForm form) {
    Vocabulary known = vocabularies.get(form.name());
    if (known == null) throw new IllegalArgumentException("no vocabulary of " + form.name());
    return known;
  }

  /** Sentences with their tags. A tag that cannot be learned is never right, and weighs nothing in the loss. */
  Examples examples(List<TaggedSentence> sentences) {
    int[] lengths = sentences.stream().mapToInt(TaggedSentence::size).toArray();
    float[][] targets = new float[lengths.length][];
    float[][] weights = new float[lengths.length][];
    boolean all = true;
    for (int s = 0; s < lengths.length; s++) {
      targets[s] = new float[lengths[s]];
      weights[s] = new float[lengths[s]];
      for (int t = 0; t < lengths[s]; t++) {
        int tag = tags.indexOf(sentences.get(s).tags().get(t));
        targets[s][t] = Math.max(0, tag);
        weights[s][t] = tag < 0 ? 0 : 1;
        all &= tag >= 0;
      }
    }
    Examples examples = Examples.of(inputs(sentences.stream().map(TaggedSentence::words).toList()), targets, lengths);
    return all ? examples : examples.weighted(weights);
  }

  /** The inputs of some sentences. */
  Map<String, float[][]> inputs(List<List<String>> sentences) {
    Map<String, float[][]> inputs = new LinkedHashMap<>();
    for (WordForm form : WordForm.ALL) {
      Vocabulary known = vocabulary(form);
      float[][] numbers = new float[sentences.size()][];
      for (int s = 0; s < numbers.length; s++) {
        List<String> words = sentences.get(s);
        numbers[s] = new float[words.size()];
        for (int t = 0; t < words.size(); t++) numbers[s][t] = known.index(form.of(words.get(t)));
      }
      inputs.put(form.name(), numbers);
    }
    return inputs;
  }
}
