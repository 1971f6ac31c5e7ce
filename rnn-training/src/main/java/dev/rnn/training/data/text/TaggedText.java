package dev.rnn.training.data.text;

import dev.rnn.api.error.RnnException;
import dev.rnn.training.data.TextFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads tagged text, UTF-8, plain or gzip, in the layouts in use:
 *
 * <ul>
 *   <li>columns as in the CoNLL shared tasks: a line for a word, an empty line after each sentence, columns separated
 *       by tabs if the first word's line has any, else by white space; {@code -DOCSTART-} lines are left out;
 *   <li>CoNLL-U, which is that with comments, ranges of words ({@code 3-4}) and empty words ({@code 8.1}), all left
 *       out;
 *   <li>two files with a sentence in each line, its words in one and its tags in the other.
 * </ul>
 *
 * @see <a href="https://universaldependencies.org/format.html">CoNLL-U</a>
 */
public final class TaggedText {
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern TAB = Pattern.compile("\t");
  private static final Pattern NO_WORD = Pattern.compile("\\d+[-.]\\d+");
  /** A line of tabs that starts with "#tag" and a tab is a word; with "# text =", a comment, whatever follows. */
  private static final Pattern COMMENT = Pattern.compile("#( .*|[^\t]*)");
  private static final String DOCUMENT = "-DOCSTART-";
  /** Columns of CoNLL-U, counted from 1: id, form, lemma, universal tag … */
  private static final int UNIVERSAL = 10;

  private final Path file;
  private final List<TaggedSentence> sentences = new ArrayList<>();
  private List<String> words = new ArrayList<>();
  private List<String> tags = new ArrayList<>();

  private TaggedText(Path file) {
    this.file = file;
  }

  /**
   * Reads columns: of CoNLL-U forms and universal parts of speech, else the first and the last column.
   *
   * @throws RnnException as {@link #columns(Path, int, int)}
   */
  public static List<TaggedSentence> columns(Path file) {
    return columns(file, 0, 0);
  }

  /**
   * Reads columns.
   *
   * @param word column of words from 1; 0: the usual one
   * @param tag column of tags from 1; 0: the usual one
   * @throws RnnException {@code RNN-TAGGED-COLUMNS} if a line has not as many columns as the first one, or lacks one
   *     that is asked for, or has nothing in it, with its number; {@code RNN-TAGGED-EMPTY} if there is no
   *     sentence; and as {@link TextFile#lines}
   */
  public static List<TaggedSentence> columns(Path file, int word, int tag) {
    if (word < 0 || tag < 0) {
      throw RnnException.error("RNN-OPTION-RANGE", "columns " + word + " and " + tag + " are asked for.")
          .fix("count columns from 1; 0 stands for the usual one.").build();
    }
    return new TaggedText(file).read(TextFile.lines(file), word, tag);
  }

  /**
   * Reads two files, line by line.
   *
   * @throws RnnException {@code RNN-TAGGED-LINES} if one has more lines, or a line has not as many tags as words; and
   *     as {@link TextFile#lines}
   */
  public static List<TaggedSentence> parallel(Path words, Path tags) {
    List<String> left = TextFile.lines(words);
    List<String> right = TextFile.lines(tags);
    if (left.size() != right.size()) {
      throw RnnException.error("RNN-TAGGED-LINES", "'" + words + "' has " + left.size() + " lines and '" + tags
          + "' has " + right.size() + ".").fix("give two files with the same sentences in the same lines.").build();
    }
    List<TaggedSentence> all = new ArrayList<>();
    for (int i = 0; i < left.size(); i++) {
      List<String> some = split(left.get(i));
      List<String> their = split(right.get(i));
      if (some.size() != their.size()) {
        throw RnnException.error("RNN-TAGGED-LINES", "a sentence has " + some.size() + " words and " + their.size()
                + " tags.").in(words + " and " + tags.getFileName() + ", line " + (i + 1))
            .detail("words: " + left.get(i)).detail("tags:  " + right.get(i))
            .fix("give one tag for each word, separated by white space.").build();
      }
      if (!some.isEmpty()) all.add(new TaggedSentence(some, their));
    }
    return all;
  }

  private static List<String> split(String line) {
    return line.isBlank() ? List.of() : List.of(SPACE.split(line.strip()));
  }

  private List<TaggedSentence> read(List<String> lines, int word, int tag) {
    boolean tabs = lines.stream().filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith(DOCUMENT))
        .findFirst().orElse("").contains("\t");
    int count = 0;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank()) {
        finish();
        continue;
      }
      if (tabs && COMMENT.matcher(line).matches()) continue;
      String[] columns = tabs ? TAB.split(line, -1) : SPACE.split(line.strip());
      if (columns[0].strip().startsWith(DOCUMENT)) continue;
      if (count == 0) count = columns.length;
      if (columns.length != count) throw ragged(i + 1, line, columns.length, count);
      boolean universal = tabs && count == UNIVERSAL;
      if (universal && NO_WORD.matcher(columns[0]).matches()) continue;
      int form = word > 0 ? word : universal ? 2 : 1;
      int label = tag > 0 ? tag : universal ? 4 : count;
      if (Math.max(form, label) > count || form == label) throw missing(i + 1, line, count, form, label);
      if (columns[form - 1].isBlank() || columns[label - 1].isBlank()) throw blank(i + 1, line, form, label);
      words.add(columns[form - 1]);
      tags.add(columns[label - 1]);
    }
    finish();
    if (sentences.isEmpty()) throw empty(file);
    return sentences;
  }

  private static RnnException empty(Path file) {
    return RnnException.error("RNN-TAGGED-EMPTY", "'" + file + "' has no sentence.")
        .fix("give a file with a word and its tag in each line.").build();
  }

  private void finish() {
    if (words.isEmpty()) return;
    sentences.add(new TaggedSentence(words, tags));
    words = new ArrayList<>();
    tags = new ArrayList<>();
  }

  private RnnException ragged(int number, String line, int found, int expected) {
    return RnnException.error("RNN-TAGGED-COLUMNS", "a line has " + found + " columns where the first one has "
            + expected + ".").in(file + ", line " + number).detail("line: " + line)
        .fix("give every word as many columns, separated by tabs or by white space, and an empty line after each"
            + " sentence.")
        .build();
  }

  private RnnException blank(int number, String line, int word, int tag) {
    return RnnException.error("RNN-TAGGED-COLUMNS", "a word or its tag is empty, in column " + word + " or " + tag
            + ".")
        .in(file + ", line " + number).detail("line: " + line)
        .fix("give every word a tag, and an empty line after each sentence.").build();
  }

  private RnnException missing(int number, String line, int count, int word, int tag) {
    return RnnException.error("RNN-TAGGED-COLUMNS", "words are to be in column " + word + " and tags in column " + tag
            + ", but there " + (count == 1 ? "is 1 column." : "are " + count + " columns."))
        .in(file + ", line " + number).detail("line: " + line).fix("name two of the columns, counted from 1.").build();
  }
}
