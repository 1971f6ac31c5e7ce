package dev.rnn.examples.languagemodel.wordnet;

import dev.rnn.api.error.RnnException;
import dev.rnn.training.data.CorpusSource;
import dev.rnn.training.data.CorpusText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Definitions of WordNet 3.1, one a line: lower case, punctuation apart, without the quoted examples. By default those
 * of plants, which resemble one another enough that a small network learns them in a minute.
 *
 * <p>Every twentieth definition, by a hash of its place in the database, is validation text, and as many are test text:
 * so that no part is one family of plants.
 *
 * @param files numbers of lexicographer files, as in WordNet's lexnames(5): 5 is noun.animal, 20 noun.plant
 */
public record WordNetGlosses(Set<Integer> files) implements CorpusSource {
  private static final String DATA = "net/sf/extjwnl/data/wordnet/wn31/data.noun";
  private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9'-]*|[^\\sa-z0-9]");

  /** The definitions of plants: about 8,000. */
  public static final WordNetGlosses PLANTS = new WordNetGlosses(Set.of(20));

  @Override
  public String name() {
    return "WordNet's definitions";
  }

  @Override
  public CorpusText read() {
    List<String> train = new ArrayList<>();
    List<String> valid = new ArrayList<>();
    List<String> test = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    try (BufferedReader lines = open()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("  ") || !files.contains(Integer.parseInt(line.substring(9, 11)))) continue; // the licence
        String gloss = gloss(line.substring(line.indexOf(" | ") + 3));
        if (gloss.isEmpty() || !seen.add(gloss)) continue; // what two plants share must not be learned and tested
        switch ((int) (((Long.parseLong(line.substring(0, 8)) * 0x9E3779B97F4A7C15L) >>> 40) % 20)) {
          case 0 -> valid.add(gloss);
          case 1 -> test.add(gloss);
          default -> train.add(gloss);
        }
      }
    } catch (IOException reason) {
      throw RnnException.error("RNN-CORPUS-WORDNET", "WordNet could not be read: " + reason.getMessage())
          .fix("build rnn again; or name a text of your own with --corpus.").cause(reason).build();
    }
    return new CorpusText(train, valid, test);
  }

  private static BufferedReader open() throws IOException {
    InputStream data = WordNetGlosses.class.getClassLoader().getResourceAsStream(DATA);
    if (data == null) throw new IOException(DATA + " is not on the class path");
    return new BufferedReader(new InputStreamReader(data, StandardCharsets.UTF_8));
  }

  /** The definition without examples: {@code a "b" c; "an example"} becomes {@code a c}. */
  static String gloss(String text) {
    String definition = text.replaceAll("\"[^\"]*\"?", " ").toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(definition);
    while (matcher.find()) words.add(matcher.group());
    while (!words.isEmpty() && (words.getLast().equals(";") || words.getLast().equals("-"))) words.removeLast();
    return String.join(" ", words);
  }
}
