package dev.rnn.seq2seq.text;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Characters outside of an alphabet, as tokens for the bytes of their UTF-8. Halves of surrogate pairs that stand alone
 * are written in the same way, though UTF-8 proper has none: so that every string comes back.
 */
final class ByteTokens {
  private static final List<String> ALL =
      IntStream.range(0, 256).mapToObj(b -> "<0x" + HexFormat.of().toHexDigits((byte) b) + ">").toList();
  private static final Map<String, Integer> VALUES =
      IntStream.range(0, 256).boxed().collect(Collectors.toUnmodifiableMap(ALL::get, b -> b));
  private static final int REPLACEMENT = 0xFFFD;

  private ByteTokens() {}

  /** All 256 of them. */
  static List<String> all() {
    return ALL;
  }

  /** The byte of a token, or -1 if it stands for none. */
  static int value(String token) {
    return VALUES.getOrDefault(token, -1);
  }

  static List<String> of(int character) {
    List<String> tokens = new ArrayList<>(4);
    if (character < 0x80) {
      tokens.add(ALL.get(character));
      return tokens;
    }
    int more = character < 0x800 ? 1 : character < 0x10000 ? 2 : 3;
    int mark = (0xF00 >> (more + 1)) & 0xFF; // 110…, 1110…, 11110…
    tokens.add(ALL.get(mark | (character >> (6 * more))));
    for (int i = more - 1; i >= 0; i--) tokens.add(ALL.get(0x80 | ((character >> (6 * i)) & 0x3F)));
    return tokens;
  }

  /** The characters of some bytes; what a model made up and no character has becomes U+FFFD. */
  static String text(List<Integer> bytes) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < bytes.size()) {
      int first = bytes.get(at++);
      int more = more(first);
      int character = more < 0 ? REPLACEMENT : more == 0 ? first : first & (0x3F >> more);
      for (int i = 0; i < more; i++) {
        if (at == bytes.size() || bytes.get(at) >> 6 != 2) {
          character = REPLACEMENT;
          break;
        }
        character = (character << 6) | (bytes.get(at++) & 0x3F);
      }
      text.appendCodePoint(Character.isValidCodePoint(character) ? character : REPLACEMENT);
    }
    return text.toString();
  }

  /** How many bytes follow the first one of a character; -1 if no character starts so. */
  private static int more(int first) {
    if (first < 0x80) return 0;
    if (first < 0xC2) return -1;
    return first < 0xE0 ? 1 : first < 0xF0 ? 2 : first < 0xF5 ? 3 : -1;
  }
}
