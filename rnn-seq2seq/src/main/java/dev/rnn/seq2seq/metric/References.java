package dev.rnn.seq2seq.metric;

import dev.rnn.api.error.RnnException;
import java.util.ArrayList;
import java.util.List;

/**
 * What hypotheses are compared with: one or more right answers for each.
 *
 * @param each the right answers of each hypothesis, at least one
 */
public record References(List<List<String>> each) {
  /**
   * @throws RnnException {@code RNN-METRIC-REFERENCES} if there is none at all, or none for some hypothesis
   */
  public References {
    each = each.stream().map(List::copyOf).toList();
    for (int i = 0; i < each.size(); i++) {
      if (each.get(i).isEmpty()) {
        throw RnnException.error("RNN-METRIC-REFERENCES", "Hypothesis " + (i + 1) + " has no reference.")
            .fix("give each hypothesis at least one; an empty text is one.").build();
      }
    }
  }

  /** One right answer for each hypothesis. */
  public static References of(List<String> references) {
    return new References(references.stream().map(List::of).toList());
  }

  /**
   * Several translations of the whole text, each with one line for each hypothesis, as sacreBLEU takes them.
   *
   * @throws RnnException {@code RNN-METRIC-REFERENCES} if there is none, or if they have not the same number of lines
   */
  public static References ofTranslations(List<List<String>> translations) {
    if (translations.isEmpty()) {
      throw RnnException.error("RNN-METRIC-REFERENCES", "There are no references.").fix("give at least one.").build();
    }
    int lines = translations.getFirst().size();
    for (int i = 1; i < translations.size(); i++) {
      int others = translations.get(i).size();
      if (others != lines) {
        throw RnnException.error("RNN-METRIC-REFERENCES", "References 1 and " + (i + 1) + " have " + lines + " and "
            + others + " lines.").fix("give one line for each hypothesis in all of them.").build();
      }
    }
    List<List<String>> each = new ArrayList<>(lines);
    for (int line = 0; line < lines; line++) {
      int at = line;
      each.add(translations.stream().map(translation -> translation.get(at)).toList());
    }
    return new References(each);
  }

  /** How many hypotheses these are for. */
  public int size() {
    return each.size();
  }

  /** The right answers of one hypothesis. */
  public List<String> get(int index) {
    return each.get(index);
  }

  /** The number of references of a hypothesis where all have the same number, or {@code var}, as in signatures. */
  String count() {
    long counts = each.stream().mapToInt(List::size).distinct().count();
    return counts == 1 ? Integer.toString(each.getFirst().size()) : "var";
  }

  /**
   * @throws RnnException {@code RNN-METRIC-COUNT} if there is another number of hypotheses
   */
  void check(List<String> hypotheses) {
    if (hypotheses.size() != size()) {
      throw RnnException.error("RNN-METRIC-COUNT", "There are " + hypotheses.size() + " hypotheses but references for "
          + size() + ".").fix("give one hypothesis for each; an empty one is a text as well.").build();
    }
    if (hypotheses.isEmpty()) {
      throw RnnException.error("RNN-METRIC-COUNT", "There are no hypotheses.").fix("give at least one.").build();
    }
  }
}
