package dev.rnn.seq2seq.metric;

import dev.rnn.training.data.Level;
import java.util.Comparator;
import java.util.List;

/**
 * How many changes the hypotheses need, for each token of the references; and how many of them need none.
 *
 * <pre>
 * error rate = Σ (substitutions + insertions + deletions) / Σ length of the reference
 * </pre>
 *
 * <p>Over words that is the word error rate, over phonemes (as words) the phoneme error rate, over characters the
 * character error rate. Of several references the one with the fewest changes counts.
 */
public final class ErrorRates {
  private ErrorRates() {}

  /**
   * The changes of a whole text; {@link Edits#rate()} is its error rate.
   *
   * @throws dev.rnn.api.error.RnnException {@code RNN-METRIC-COUNT} if hypotheses and references are not equally many,
   *     or there are none
   */
  public static Edits edits(Level level, List<String> hypotheses, References references) {
    references.check(hypotheses);
    Edits sum = Edits.NONE;
    for (int i = 0; i < hypotheses.size(); i++) {
      List<String> tokens = level.tokens(hypotheses.get(i));
      sum = sum.plus(references.get(i).stream().map(right -> Edits.between(tokens, level.tokens(right)))
          .min(Comparator.comparingLong(Edits::count).thenComparing(Edits::length, Comparator.reverseOrder()))
          .orElseThrow());
    }
    return sum;
  }

  /**
   * The position-independent error rate of a whole text (Tillmann et al. 1997): the order of words does not matter.
   * Σ (max(|h|, |r|) − common words) / Σ |r|, against the first reference.
   *
   * @throws dev.rnn.api.error.RnnException as {@link #edits} throws
   */
  public static double positionIndependent(Level level, List<String> hypotheses, References references) {
    references.check(hypotheses);
    long errors = 0;
    long length = 0;
    for (int i = 0; i < hypotheses.size(); i++) {
      List<String> tokens = level.tokens(hypotheses.get(i));
      List<String> right = level.tokens(references.get(i).getFirst());
      errors += Math.max(tokens.size(), right.size()) - NGrams.common(NGrams.of(tokens, 1), NGrams.of(right, 1));
      length += right.size();
    }
    return errors == 0 ? 0 : (double) errors / length;
  }

  /**
   * The share of hypotheses that are a reference, to the letter. 1 minus it is the share of wrong ones: of spelt words
   * whose pronunciation is asked for, that is called the word error rate.
   *
   * @throws dev.rnn.api.error.RnnException as {@link #edits} throws
   */
  public static double exactMatch(List<String> hypotheses, References references) {
    references.check(hypotheses);
    int exact = 0;
    for (int i = 0; i < hypotheses.size(); i++) if (references.get(i).contains(hypotheses.get(i))) exact++;
    return (double) exact / hypotheses.size();
  }
}
