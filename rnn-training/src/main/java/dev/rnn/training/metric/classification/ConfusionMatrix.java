package dev.rnn.training.metric.classification;

import dev.rnn.api.error.RnnException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** How often which class was taken for which. */
public final class ConfusionMatrix {
  private final List<String> classes;
  private final long[][] counts; // expected, found

  /** Of classes by name. */
  public ConfusionMatrix(List<String> classes) {
    this.classes = List.copyOf(classes);
    counts = new long[classes.size()][classes.size()];
  }

  /**
   * Counts one answer.
   *
   * @throws RnnException if there is no such class
   */
  public void add(int expected, int found) {
    if (expected < 0 || expected >= counts.length || found < 0 || found >= counts.length) {
      throw RnnException.error("RNN-CLASS", "class " + expected + " was expected and class " + found + " found, but"
          + " there are " + counts.length + ".").fix("number the classes from 0.").build();
    }
    counts[expected][found]++;
  }

  /** How often a class was taken for another, or for itself. */
  public long count(int expected, int found) {
    return counts[expected][found];
  }

  /** All answers. */
  public long total() {
    return IntStream.range(0, counts.length).mapToLong(this::there).sum();
  }

  /** The share of right answers, which is also micro-averaged precision, recall and F1; 0 without answers. */
  public double accuracy() {
    long right = IntStream.range(0, counts.length).mapToLong(k -> counts[k][k]).sum();
    return total() == 0 ? 0 : (double) right / total();
  }

  /** A class against all others. */
  public Hits of(int k) {
    return new Hits(counts[k][k], IntStream.range(0, counts.length).mapToLong(e -> counts[e][k]).sum(), there(k));
  }

  /** The mean of the precisions of the classes that were expected or found. */
  public double macroPrecision() {
    return seen().mapToDouble(k -> of(k).precision()).average().orElse(0);
  }

  /** The mean of the recalls of these classes. */
  public double macroRecall() {
    return seen().mapToDouble(k -> of(k).recall()).average().orElse(0);
  }

  /** The mean of the F1 of these classes. */
  public double macroF1() {
    return seen().mapToDouble(k -> of(k).f1()).average().orElse(0);
  }

  private IntStream seen() {
    return IntStream.range(0, counts.length).filter(k -> of(k).found() + of(k).there() > 0);
  }

  private long there(int k) {
    return IntStream.range(0, counts.length).mapToLong(f -> counts[k][f]).sum();
  }

  /** A table: a row for each expected class, a column for each found one, by number, and precision, recall and F1. */
  @Override
  public String toString() {
    int name = classes.stream().mapToInt(String::length).max().orElse(0);
    int width = Math.max(4, Long.toString(total()).length() + 1);
    StringBuilder text = new StringBuilder(" ".repeat(name + 5));
    for (int f = 0; f < counts.length; f++) text.append(String.format(Locale.ROOT, "%" + width + "d", f));
    text.append(String.format("   precision recall    F1%n"));
    for (int e = 0; e < counts.length; e++) {
      text.append(String.format(Locale.ROOT, "%3d  %-" + Math.max(1, name) + "s", e, classes.get(e)));
      for (long count : counts[e]) text.append(String.format(Locale.ROOT, "%" + width + "d", count));
      Hits hits = of(e);
      text.append(String.format(Locale.ROOT, "   %9.3f %6.3f %5.3f%n", hits.precision(), hits.recall(), hits.f1()));
    }
    return text.toString();
  }
}
