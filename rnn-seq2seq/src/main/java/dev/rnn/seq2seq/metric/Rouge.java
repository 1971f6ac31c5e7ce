package dev.rnn.seq2seq.metric;

import dev.rnn.api.error.RnnException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * ROUGE as Google's {@code rouge-score} has it (Lin 2004): how much of a summary's words is in the reference's.
 *
 * <pre>
 * ROUGE-n: common n-grams, each as often as it is in both      ROUGE-L: the longest common subsequence of words
 * F1 = 2 · P · R / (P + R)      P = common / hypothesis's      R = common / reference's
 * </pre>
 *
 * <p>Words are runs of a–z and 0–9 after lower-casing: for English. The figure of a text is the mean over its
 * summaries; of several references, each summary takes the one with the best F1.
 *
 * <p>ROUGE-Lsum (Lin 2004, section 3.2) cuts both texts into sentences, one on each line: a reference's sentence has
 * in common with a summary the union of what its longest common subsequences with each sentence have, each word at most
 * as often as it is in either text.
 *
 * @param order of n-grams, 0 for the longest common subsequence, −1 for its union over sentences
 * @param stemming whether words longer than three letters are cut to their stems (Porter 1980)
 */
public record Rouge(int order, boolean stemming) {
  /** Of words. */
  public static final Rouge ONE = new Rouge(1, false);
  /** Of pairs of words. */
  public static final Rouge TWO = new Rouge(2, false);
  /** Of the longest common subsequence of the whole text, which is not cut into sentences. */
  public static final Rouge LONGEST = new Rouge(0, false);

  /** Of the longest common subsequences of sentences, which are lines. */
  public static final Rouge LONGEST_SUM = new Rouge(-1, false);

  /**
   * @throws RnnException {@code RNN-OPTION-RANGE} if the order is below −1
   */
  public Rouge {
    if (order < -1) {
      throw RnnException.error("RNN-OPTION-RANGE", "ROUGE of " + order + "-grams.")
          .fix("use 1 or more, 0 for ROUGE-L, or -1 for ROUGE-Lsum.").build();
    }
  }

  /** The same over stems of words. */
  public Rouge withStemming() {
    return new Rouge(order, true);
  }

  /** {@code rouge1}, {@code rouge2}, {@code rougeL}, {@code rougeLsum}. */
  public String name() {
    return "rouge" + (order == 0 ? "L" : order < 0 ? "Lsum" : order);
  }

  /**
   * The means over a text.
   *
   * @throws RnnException {@code RNN-METRIC-COUNT} if hypotheses and references are not equally many, or there are none
   */
  public RougeScore corpus(List<String> hypotheses, References references) {
    references.check(hypotheses);
    double precision = 0;
    double recall = 0;
    double f1 = 0;
    for (int i = 0; i < hypotheses.size(); i++) {
      RougeScore score = sentence(hypotheses.get(i), references.get(i));
      precision += score.precision();
      recall += score.recall();
      f1 += score.f1();
    }
    int count = hypotheses.size();
    return new RougeScore(precision / count, recall / count, f1 / count);
  }

  /** The score of one summary, against the best of its references. */
  public RougeScore sentence(String hypothesis, List<String> references) {
    if (order < 0) {
      List<List<String>> lines = sentences(hypothesis);
      return new References(List.of(references)).get(0).stream().map(one -> LongestUnion.of(lines, sentences(one)))
          .max(Comparator.comparingDouble(RougeScore::f1)).orElseThrow();
    }
    List<String> words = words(hypothesis);
    return new References(List.of(references)).get(0).stream().map(reference -> score(words, words(reference)))
        .max(Comparator.comparingDouble(RougeScore::f1)).orElseThrow();
  }

  private RougeScore score(List<String> hypothesis, List<String> reference) {
    if (order == 0) return RougeScore.of(longest(hypothesis, reference), hypothesis.size(), reference.size());
    Map<List<String>, Integer> right = NGrams.of(reference, order);
    int common = NGrams.common(NGrams.of(hypothesis, order), right);
    return RougeScore.of(common, NGrams.total(hypothesis.size(), order), NGrams.total(reference.size(), order));
  }

  private List<List<String>> sentences(String text) {
    return text.lines().map(this::words).filter(sentence -> !sentence.isEmpty()).toList();
  }

  private List<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1)).filter(word -> !word.isEmpty())
        .map(word -> stemming && word.length() > 3 ? PorterStemmer.stem(word) : word).toList();
  }

  /** The length of the longest common subsequence, by the usual table of which two rows are kept. */
  static int longest(List<String> some, List<String> others) {
    int[] above = new int[others.size() + 1];
    for (String word : some) {
      int[] row = new int[above.length];
      for (int j = 1; j < row.length; j++) {
        row[j] = word.equals(others.get(j - 1)) ? above[j - 1] + 1 : Math.max(above[j], row[j - 1]);
      }
      above = row;
    }
    return above[others.size()];
  }
}
