package dev.rnn.seq2seq.text;

import dev.rnn.api.error.RnnException;
import dev.rnn.training.data.Vocabulary;
import java.util.Arrays;
import java.util.List;

/**
 * From a line of text to token numbers and back. Immutable, and safe to use from many threads.
 *
 * <p>Number 0 stands for what is not in the vocabulary and 1 for the end of a sequence, which is also what a decoder is
 * given before its first token. There is no number for padding: no batch is padded.
 */
public sealed interface Encoding permits TokenEncoding, BytePairEncoding {
  /** The tokens and their numbers. */
  Vocabulary vocabulary();

  /** The tokens of a line, also those that are not in the vocabulary; without the end. */
  List<String> tokens(String line);

  /** The text of some tokens. */
  String join(List<String> tokens);

  /** Everything, as lines of text from which {@link #parse} makes the same again. */
  String save();

  /** How many numbers there are. */
  default int size() {
    return vocabulary().size();
  }

  /** The numbers of a line, without the end; 0 for what is not in the vocabulary. */
  default int[] encode(String line) {
    return tokens(line).stream().mapToInt(vocabulary()::index).toArray();
  }

  /**
   * The numbers of a line of which every token must be known.
   *
   * @param place where the line is from, for the error: such as a file and a line number
   * @throws RnnException {@code RNN-TEXT-UNKNOWN} naming the tokens that are not in the vocabulary
   */
  default int[] encodeKnown(String line, String place) {
    List<String> unknown = unknown(line);
    if (unknown.isEmpty()) return encode(line);
    throw RnnException.error("RNN-TEXT-UNKNOWN", "The model does not know "
        + String.join(", ", unknown.stream().map(token -> "'" + token + "'").toList()) + ".").in(place)
        .detail("in \"" + line + "\"")
        .fix("write it as the training text did; or train with byte pairs, which have no unknown characters.").build();
  }

  /** The tokens of a line that are not in the vocabulary, each once. */
  default List<String> unknown(String line) {
    return tokens(line).stream().filter(token -> !vocabulary().contains(token)).distinct().toList();
  }

  /** The text of some numbers, up to the first end if there is one. */
  default String decode(int[] numbers) {
    return join(tokens(numbers));
  }

  /** The tokens of some numbers, up to the first end if there is one. */
  default List<String> tokens(int[] numbers) {
    int length = 0;
    while (length < numbers.length && numbers[length] != vocabulary().endOfLine()) length++;
    return Arrays.stream(numbers, 0, length).mapToObj(vocabulary()::token).toList();
  }

  /**
   * What {@link #save} wrote.
   *
   * @throws RnnException {@code RNN-TEXT-SAVED} if it is something else
   */
  static Encoding parse(String saved) {
    List<String> lines = saved.lines().toList();
    String header = lines.isEmpty() ? "" : lines.getFirst();
    if (header.equals(BytePairEncoding.HEADER)) return BytePairEncoding.parse(lines);
    if (header.startsWith(TokenEncoding.HEADER)) return TokenEncoding.parse(lines);
    throw RnnException.error("RNN-TEXT-SAVED", "This is no saved vocabulary: it starts with \"" + header + "\".")
        .fix("take what Encoding.save() wrote.").build();
  }
}
