package dev.rnn.seq2seq.metric;

import dev.rnn.training.data.Level;
import java.util.List;
import java.util.regex.Pattern;

/** How BLEU cuts a text into words: under the names that sacreBLEU gives them. */
public enum BleuTokenizer {
  /** Words are what stands between white space: for texts that are tokenised already. */
  NONE("none"),
  /** The rules of {@code mteval-v13a}, by which WMT scores: for texts as people write them. */
  MTEVAL_13A("13a");

  private static final Pattern SYMBOL = Pattern.compile("([{-~\\[-` -&(-+:-@/])");
  private static final Pattern AFTER_OTHER = Pattern.compile("([^0-9])([.,])");
  private static final Pattern BEFORE_OTHER = Pattern.compile("([.,])([^0-9])");
  private static final Pattern DASH = Pattern.compile("([0-9])(-)");

  private final String label;

  BleuTokenizer(String label) {
    this.label = label;
  }

  /** The words of a line. */
  public List<String> tokens(String line) {
    return Level.WORD.tokens(this == NONE ? line : apart(line.stripTrailing()));
  }

  /** A period or comma stays in a number; every other mark stands by itself. */
  private static String apart(String line) {
    String text = " " + line.replace("<skipped>", "").replace("-\n", "").replace("\n", " ").replace("&quot;", "\"")
        .replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">") + " ";
    text = SYMBOL.matcher(text).replaceAll(" $1 ");
    text = AFTER_OTHER.matcher(text).replaceAll("$1 $2 ");
    text = BEFORE_OTHER.matcher(text).replaceAll(" $1 $2");
    return DASH.matcher(text).replaceAll("$1 $2 ");
  }

  /** The name in signatures. */
  @Override
  public String toString() {
    return label;
  }
}
