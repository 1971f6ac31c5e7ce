package dev.rnn.examples.pronounce;

import dev.rnn.api.error.RnnException;
import dev.rnn.examples.pairs.PairCorpus;
import dev.rnn.examples.pairs.Spelt;
import dev.rnn.seq2seq.text.TextPair;
import dev.rnn.training.data.TextFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Pronunciations of English words: {@code s e v e n} to {@code s eh v ax n}, without stress. A word may have several.
 *
 * @param pairs each pronunciation of each word once
 */
public record Pronunciations(List<TextPair> pairs) {
  private static final String FREETTS = "com/sun/speech/freetts/en/us/cmudict04_compiled.txt";
  private static final int HELD = 2_000;

  /** Keeps a copy. */
  public Pronunciations {
    pairs = List.copyOf(pairs);
  }

  /**
   * The dictionary of FreeTTS, on the class path: CMUdict 0.4, about 106,000 words.
   *
   * @throws RnnException {@code RNN-PRONOUNCE-DICTIONARY} if it is not there
   */
  public static Pronunciations ofFreeTts() {
    try (BufferedReader lines = open()) {
      return of(lines.lines().toList(), FREETTS);
    } catch (IOException reason) {
      throw RnnException.error("RNN-PRONOUNCE-DICTIONARY", "The dictionary could not be read: " + reason.getMessage())
          .fix("build rnn again; or name a dictionary of your own with --pairs.").cause(reason).build();
    }
  }

  /**
   * A dictionary in the format of CMUdict, plain or gzipped: word, white space, phonemes. Variants such as {@code
   * READ(2)} or {@code read(2)} are the same word.
   *
   * @throws RnnException {@code RNN-PRONOUNCE-LINE} if a line has no phonemes, and what {@link TextFile#lines} throws
   */
  public static Pronunciations of(Path file) {
    return of(TextFile.lines(file), file.toString());
  }

  private static BufferedReader open() throws IOException {
    InputStream data = Pronunciations.class.getClassLoader().getResourceAsStream(FREETTS);
    if (data == null) throw new IOException(FREETTS + " is not on the class path");
    return new BufferedReader(new InputStreamReader(data, StandardCharsets.US_ASCII));
  }

  private static Pronunciations of(List<String> lines, String name) {
    boolean tagged = name.equals(FREETTS);
    Set<List<String>> seen = new LinkedHashSet<>();
    List<TextPair> pairs = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("***") || line.startsWith(";;;")) continue;
      String[] parts = line.replaceFirst("\\s#.*$", "").split("\\s+", 2);
      String place = name + ":" + (i + 1);
      if (parts.length < 2) {
        throw RnnException.error("RNN-PRONOUNCE-LINE", "A line of the dictionary has no phonemes.").in(place)
            .detail("found: \"" + line + "\"").fix("write word, space, phonemes.").build();
      }
      String word = word(parts[0], tagged);
      String phonemes = parts[1].strip().replaceAll("[0-9]", "").replaceAll("\\s+", " ");
      if (!word.isEmpty() && seen.add(List.of(word, phonemes))) {
        pairs.add(new TextPair(Spelt.of(word), phonemes, place));
      }
    }
    return new Pronunciations(pairs);
  }

  /** FreeTTS marks the part of speech by the last character of a word, CMUdict variants by a number in parentheses. */
  private static String word(String key, boolean tagged) {
    String word = tagged ? key.substring(0, key.length() - 1) : key.replaceFirst("\\(\\d+\\)$", "");
    return word.toLowerCase(Locale.ROOT);
  }

  /** In three parts; all pronunciations of a word are in one. */
  public PairCorpus parts(long seed) {
    return PairCorpus.deal(pairs, HELD, seed);
  }

  /** Without the words of others: CMUdict's part for validation is also in its part for training. */
  public Pronunciations without(Pronunciations others) {
    Set<String> words = new LinkedHashSet<>();
    others.pairs.forEach(pair -> words.add(pair.source()));
    return new Pronunciations(pairs.stream().filter(pair -> !words.contains(pair.source())).toList());
  }
}
