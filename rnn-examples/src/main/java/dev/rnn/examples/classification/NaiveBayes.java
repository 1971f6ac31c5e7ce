package dev.rnn.examples.classification;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Multinomial naive Bayes with add-one smoothing: the most probable class c by
 * {@code log P(c) + sum over features f of log P(f | c)}. It counts features and knows nothing of their order.
 *
 * <p>Manning, Raghavan and Schütze, Introduction to Information Retrieval (2008), figure 13.2.
 */
public final class NaiveBayes {
  private final Function<String, List<String>> features;
  private final List<String> labels;
  private final Map<String, Integer> texts = new TreeMap<>();
  private final Map<String, Map<String, Integer>> counts = new HashMap<>();
  private final Map<String, Integer> totals = new HashMap<>();
  private final Set<String> known = new HashSet<>();
  private final long size;

  /**
   * Counts.
   *
   * @param features what is counted in a text
   */
  public NaiveBayes(Iterable<LabelledText> train, Function<String, List<String>> features) {
    this.features = features;
    for (LabelledText text : train) {
      texts.merge(text.label(), 1, Integer::sum);
      Map<String, Integer> ofLabel = counts.computeIfAbsent(text.label(), _ -> new HashMap<>());
      for (String feature : features.apply(text.text())) {
        ofLabel.merge(feature, 1, Integer::sum);
        totals.merge(text.label(), 1, Integer::sum);
        known.add(feature);
      }
    }
    labels = List.copyOf(texts.keySet());
    size = texts.values().stream().mapToLong(Integer::longValue).sum();
  }

  /** Names of the classes in alphabetic order. */
  public List<String> labels() {
    return labels;
  }

  /** How many texts were counted. */
  public long size() {
    return size;
  }

  /** The most probable class; the first one by name if several are. */
  public String classify(String text) {
    // Sorted, so that rounding does not tell texts of the same features apart.
    List<String> found = features.apply(text).stream().filter(known::contains).sorted().toList();
    String best = labels.getFirst();
    double most = Double.NEGATIVE_INFINITY;
    for (String label : labels) {
      double score = score(label, found);
      if (score <= most) continue;
      most = score;
      best = label;
    }
    return best;
  }

  /** The share of texts that are classified as they are labelled. */
  public double accuracy(List<LabelledText> all) {
    return all.stream().filter(text -> classify(text.text()).equals(text.label())).count() / (double) all.size();
  }

  private double score(String label, List<String> found) {
    double score = Math.log(texts.getOrDefault(label, 0) / (double) size);
    double total = totals.getOrDefault(label, 0) + (double) known.size();
    Map<String, Integer> ofLabel = counts.getOrDefault(label, Map.of());
    for (String feature : found) score += Math.log((ofLabel.getOrDefault(feature, 0) + 1) / total);
    return score;
  }
}
