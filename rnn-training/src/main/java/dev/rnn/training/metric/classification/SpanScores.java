package dev.rnn.training.metric.classification;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Precision, recall and F1 of spans, as {@code conlleval} counts them: a span is right if its type and both its ends
 * are. Its text is that program's. Example:
 *
 * <pre>{@code
 * SpanScores scores = new SpanScores();
 * scores.add(List.of("B-PER", "I-PER", "O"), List.of("B-PER", "O", "O"));
 * double f1 = scores.all().f1();
 * }</pre>
 */
public final class SpanScores {
  private final Map<String, Hits> types = new TreeMap<>();
  private long words;
  private long right;

  /** Whether tags name spans: {@code O}, or one of the letters B, I, E, S, a hyphen and a type. */
  public static boolean areSpans(Iterable<String> tags) {
    boolean any = false;
    for (String tag : tags) {
      if (tag.equals("O")) continue;
      if (!tag.matches("[BIES]-.+")) return false;
      any = true;
    }
    return any;
  }

  /** Counts a sentence. */
  public void add(List<String> expected, List<String> found) {
    if (expected.size() != found.size()) {
      throw new IllegalArgumentException(expected.size() + " expected tags and " + found.size() + " found ones");
    }
    words += expected.size();
    for (int i = 0; i < expected.size(); i++) if (expected.get(i).equals(found.get(i))) right++;
    List<Span> there = Span.of(expected);
    List<Span> seen = Span.of(found);
    Set<Span> known = new HashSet<>(there);
    for (Span span : there) count(span.type(), new Hits(0, 0, 1));
    for (Span span : seen) count(span.type(), new Hits(known.contains(span) ? 1 : 0, 1, 0));
  }

  private void count(String type, Hits hits) {
    types.merge(type, hits, Hits::plus);
  }

  /** All types together: each span counts once. */
  public Hits all() {
    return types.values().stream().reduce(Hits.NONE, Hits::plus);
  }

  /** By type. */
  public Map<String, Hits> types() {
    return Map.copyOf(types);
  }

  /** The share of tags that are right. */
  public double accuracy() {
    return words == 0 ? 0 : (double) right / words;
  }

  /** A table as {@code conlleval} prints it, in percent. */
  @Override
  public String toString() {
    Hits all = all();
    StringBuilder text = new StringBuilder(String.format(Locale.ROOT,
        "processed %d tokens with %d phrases; found: %d phrases; correct: %d.%naccuracy: %6.2f%%; %s%n",
        words, all.there(), all.found(), all.right(), 100 * accuracy(), figures(all)));
    types.forEach((type, hits) ->
        text.append(String.format(Locale.ROOT, "%17s: %s  %d%n", type, figures(hits), hits.found())));
    return text.toString();
  }

  private static String figures(Hits hits) {
    return String.format(Locale.ROOT, "precision: %6.2f%%; recall: %6.2f%%; FB1: %6.2f", 100 * hits.precision(),
        100 * hits.recall(), 100 * hits.f1());
  }
}
