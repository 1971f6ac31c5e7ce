package dev.rnn.examples.tagging;

import dev.rnn.training.data.text.TaggedSentence;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The baseline: each word has the tag that it had most often, unknown words that of all. */
final class UsualTags {
  private final Map<String, String> usual = new HashMap<>();
  private final String most;

  UsualTags(List<TaggedSentence> train) {
    Map<String, Map<String, Integer>> counts = new HashMap<>();
    Map<String, Integer> all = new HashMap<>();
    for (TaggedSentence sentence : train) {
      for (int i = 0; i < sentence.size(); i++) {
        counts.computeIfAbsent(sentence.words().get(i), _ -> new HashMap<>())
            .merge(sentence.tags().get(i), 1, Integer::sum);
        all.merge(sentence.tags().get(i), 1, Integer::sum);
      }
    }
    counts.forEach((word, tags) -> usual.put(word, mostOften(tags)));
    most = mostOften(all);
  }

  List<String> of(TaggedSentence sentence) {
    return sentence.words().stream().map(word -> usual.getOrDefault(word, most)).toList();
  }

  /** Of equals the first by name. */
  private static String mostOften(Map<String, Integer> counts) {
    return counts.entrySet().stream().max(Map.Entry.<String, Integer>comparingByValue()
        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder()))).orElseThrow().getKey();
  }
}
