package dev.rnn.seq2seq.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * BLEU by sacreBLEU's definition (Post 2018; Papineni et al. 2002).
 *
 * <pre>
 * BLEU = BP · exp(1/4 Σ_{n=1..4} ln p_n)      p_n = clipped matching n-grams / n-grams of the hypotheses
 * BP = min(1, e^(1 − r/c))                    c, r: words of hypotheses and of their nearest references
 * </pre>
 *
 * <p>Counts are summed over the text before anything is divided, so that the corpus score is not the mean of sentence
 * scores. A text with no matching word scores 0 under every smoothing.
 *
 * @param tokenizer how texts are cut; {@code NONE} for texts that are tokenised already
 * @param smoothing of precisions that are 0
 * @param lowerCase whether case is ignored
 * @param effectiveOrder whether orders of which a hypothesis has no n-gram are left out: {@link #sentence} always does
 */
public record Bleu(BleuTokenizer tokenizer, Smoothing smoothing, boolean lowerCase, boolean effectiveOrder) {
  /** What papers report: 13a, exp, case matters. */
  public static final Bleu STANDARD = new Bleu(BleuTokenizer.MTEVAL_13A, Smoothing.EXP, false, false);
  /** For texts that are tokenised already. */
  public static final Bleu TOKENIZED = STANDARD.with(BleuTokenizer.NONE);

  /** The same with another tokeniser. */
  public Bleu with(BleuTokenizer other) {
    return new Bleu(other, smoothing, lowerCase, effectiveOrder);
  }

  /** The same with another smoothing. */
  public Bleu with(Smoothing other) {
    return new Bleu(tokenizer, other, lowerCase, effectiveOrder);
  }

  /** The same without regard to case. */
  public Bleu ignoringCase() {
    return new Bleu(tokenizer, smoothing, true, effectiveOrder);
  }

  /**
   * The score of a whole text.
   *
   * @throws dev.rnn.api.error.RnnException {@code RNN-METRIC-COUNT} if hypotheses and references are not equally many,
   *     or if there are none
   */
  public BleuScore corpus(List<String> hypotheses, References references) {
    references.check(hypotheses);
    BleuCounts counts = BleuCounts.none();
    for (int i = 0; i < hypotheses.size(); i++) {
      List<List<String>> right = references.get(i).stream().map(this::tokens).toList();
      counts = counts.plus(BleuCounts.of(tokens(hypotheses.get(i)), right));
    }
    return score(counts, references.count());
  }

  /** The score of one sentence: over the orders of which it has n-grams. */
  public BleuScore sentence(String hypothesis, List<String> references) {
    Bleu effective = new Bleu(tokenizer, smoothing, lowerCase, true);
    return effective.corpus(List.of(hypothesis), new References(List.of(references)));
  }

  /** The definition in short, in sacreBLEU's words. */
  public String signature(String references) {
    return "nrefs:" + references + "|case:" + (lowerCase ? "lc" : "mixed") + "|eff:" + (effectiveOrder ? "yes" : "no")
        + "|tok:" + tokenizer + "|smooth:" + smoothing;
  }

  private List<String> tokens(String line) {
    return tokenizer.tokens(lowerCase ? line.toLowerCase(Locale.ROOT) : line);
  }

  BleuScore score(BleuCounts counts, String references) {
    double brevity = brevityPenalty(counts.hypothesisLength(), counts.referenceLength());
    double[] precisions = new double[BleuCounts.ORDERS];
    double score = 0;
    if (Arrays.stream(counts.matches()).anyMatch(count -> count > 0)) {
      int orders = precisions(counts, precisions);
      double sum = 0;
      for (int i = 0; i < orders; i++) sum += Math.log(precisions[i]); // ln 0 = −∞ makes the score 0
      score = brevity * Math.exp(sum / orders);
    }
    List<Double> listed = new ArrayList<>();
    for (double precision : precisions) listed.add(precision);
    return new BleuScore(score, listed, brevity, counts.hypothesisLength(), counts.referenceLength(),
        signature(references));
  }

  private static double brevityPenalty(long hypothesis, long reference) {
    if (hypothesis >= reference) return 1;
    return hypothesis == 0 ? 0 : Math.exp(1 - (double) reference / hypothesis);
  }

  /** Fills in the precisions; how many orders count. */
  private int precisions(BleuCounts counts, double[] precisions) {
    double halves = 1;
    int last = 0;
    for (int i = 0; i < precisions.length; i++) {
      double added = smoothing.method() == Smoothing.Method.ADD_K && i > 0 ? smoothing.value() : 0;
      double matches = counts.matches()[i] + added;
      double total = counts.totals()[i] + added;
      if (total == 0) break;
      last = i + 1;
      if (matches > 0) {
        precisions[i] = 100 * matches / total;
      } else if (smoothing.method() == Smoothing.Method.EXP) {
        halves *= 2;
        precisions[i] = 100 / (halves * total);
      } else if (smoothing.method() == Smoothing.Method.FLOOR) {
        precisions[i] = 100 * smoothing.value() / total;
      }
    }
    return effectiveOrder ? last : precisions.length;
  }
}
