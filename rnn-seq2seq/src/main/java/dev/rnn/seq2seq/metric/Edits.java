package dev.rnn.seq2seq.metric;

import java.util.List;

/**
 * The fewest changes that make one sequence another (Levenshtein 1966).
 *
 * @param substitutions tokens that are others
 * @param insertions tokens that the hypothesis has too many
 * @param deletions tokens that the hypothesis lacks
 * @param length of the reference
 */
public record Edits(long substitutions, long insertions, long deletions, long length) {
  /** None. */
  public static final Edits NONE = new Edits(0, 0, 0, 0);

  /** What makes the reference of the hypothesis; among equally few changes, substitutions first. */
  public static Edits between(List<?> hypothesis, List<?> reference) {
    Edits[] above = new Edits[reference.size() + 1];
    for (int j = 0; j < above.length; j++) above[j] = new Edits(0, 0, j, reference.size());
    for (int i = 1; i <= hypothesis.size(); i++) {
      Edits[] row = new Edits[above.length];
      row[0] = new Edits(0, i, 0, reference.size());
      for (int j = 1; j < row.length; j++) {
        boolean same = hypothesis.get(i - 1).equals(reference.get(j - 1));
        Edits best = same ? above[j - 1] : above[j - 1].and(1, 0, 0);
        if (above[j].count() + 1 < best.count()) best = above[j].and(0, 1, 0);
        if (row[j - 1].count() + 1 < best.count()) best = row[j - 1].and(0, 0, 1);
        row[j] = best;
      }
      above = row;
    }
    return above[reference.size()];
  }

  /** How many changes. */
  public long count() {
    return substitutions + insertions + deletions;
  }

  /** Changes / the reference's length; against an empty reference 0, or infinite if there is a change. */
  public double rate() {
    return count() == 0 ? 0 : (double) count() / length;
  }

  /** Those of both. */
  public Edits plus(Edits other) {
    return new Edits(substitutions + other.substitutions, insertions + other.insertions, deletions + other.deletions,
        length + other.length);
  }

  private Edits and(int moreSubstitutions, int moreInsertions, int moreDeletions) {
    return new Edits(substitutions + moreSubstitutions, insertions + moreInsertions, deletions + moreDeletions, length);
  }
}
