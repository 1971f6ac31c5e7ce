package dev.rnn.seq2seq.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rnn.api.error.RnnException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BytePairEncodingTest {
  /** The dictionary of Sennrich et al. 2016, figure 1, as a text: low 5, lower 2, newest 6, widest 3. */
  private static final List<String> SENNRICH = List.of("low low low low low lower lower newest newest newest newest"
      + " newest newest widest widest widest");

  @Test
  void theMostFrequentPairIsJoinedFirst_asInSennrichAndOthers2016() {
    BytePairEncoding pairs = BytePairEncoding.learn(SENNRICH, 1000);
    // es and st 9 times; then est, as the rest of st is gone; then lo and low 7, with the space in front.
    assertThat(pairs.save().lines().filter(line -> line.contains(" ")).skip(1).limit(4))
        .containsExactly("e s", "es t", "l o", "lo w");
    assertThat(pairs.tokens("lowest")).containsExactly("▁low", "est");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "  low  est ", "low\tlow", "ümlaut 日本 😀", "▁", "▁low ▁", "a\u00A0b\u2028c\nd\r",
      "<unk> <eos> <0x41> <0xAB> <0xab>", "\uD83D alone", "\uDE00\uD83D", "\0", "lowest lowlow"})
  void everyStringComesBack(String text) {
    BytePairEncoding pairs = BytePairEncoding.learn(SENNRICH, 300);
    assertThat(pairs.decode(pairs.encode(text))).isEqualTo(text);
    assertThat(pairs.unknown(text)).isEmpty();
  }

  @Test
  void randomStringsComeBack_alsoWhereTheTextHasTheSpecialTokens() {
    List<String> text = Collections.nCopies(9, "a<unk> b<unk> c<unk> <0xAB> a<0xab> b<0xab> c<0xab> é▁é");
    BytePairEncoding pairs = BytePairEncoding.learn(text, 400);
    SplittableRandom random = new SplittableRandom(5);
    String signs = "<unk>0xaABb é▁日\uD83D\uDE00";
    for (int i = 0; i < 2000; i++) {
      StringBuilder made = new StringBuilder();
      for (int k = random.nextInt(12); k > 0; k--) made.append(signs.charAt(random.nextInt(signs.length())));
      assertThat(pairs.decode(pairs.encode(made.toString()))).isEqualTo(made.toString());
    }
    assertThat(pairs.encode("é<unk> z<unk>")).doesNotContain(0);
  }

  @Test
  void savedAndParsed_itIsTheSame() {
    BytePairEncoding pairs = BytePairEncoding.learn(SENNRICH, 300);
    Encoding again = Encoding.parse(pairs.save());
    assertThat(again).isEqualTo(pairs);
    assertThat(again.vocabulary()).isEqualTo(pairs.vocabulary());
    assertThat(again.encode("lowest")).isEqualTo(pairs.encode("lowest"));
  }

  @Test
  void bytesThatAreNoCharacter_becomeTheReplacementCharacter() {
    BytePairEncoding pairs = BytePairEncoding.learn(SENNRICH, 300);
    assertThat(pairs.join(List.of("▁low", "<0xe2>", "<0x96>", "w"))).isEqualTo("low\uFFFDw");
    assertThat(pairs.join(List.of("<0xff>", "<0x41>"))).isEqualTo("\uFFFDA");
    assertThat(pairs.join(List.of("<0xf4>", "<0xbf>", "<0xbf>", "<0xbf>"))).isEqualTo("\uFFFD");
  }

  @Test
  void aTextOfThirtyThousandLines_isLearnedInSeconds_alwaysTheSame() {
    List<String> text = zipfText(30_000, 12);
    long start = System.nanoTime();
    BytePairEncoding pairs = BytePairEncoding.learn(text, 8_000);
    text.forEach(pairs::encode);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    assertThat(pairs.size()).isEqualTo(8_000);
    assertThat(BytePairEncoding.learn(text.subList(0, 2_000), 2_000).save())
        .isEqualTo(BytePairEncoding.learn(List.copyOf(text.subList(0, 2_000)), 2_000).save());
  }

  @Test
  void tooFewTokens_areRefused() {
    assertThatThrownBy(() -> BytePairEncoding.learn(SENNRICH, 100)).isInstanceOf(RnnException.class)
        .hasMessageContaining("RNN-OPTION-RANGE").hasMessageContaining("at least 260");
    assertThatThrownBy(() -> Encoding.parse("rnn-byte-pairs 1\na\na b c\n")).isInstanceOf(RnnException.class)
        .hasMessageContaining("RNN-TEXT-SAVED").hasMessageContaining("Line 3");
    assertThatThrownBy(() -> Encoding.parse("something")).isInstanceOf(RnnException.class)
        .hasMessageContaining("RNN-TEXT-SAVED").hasMessageContaining("something");
  }

  /** The count of a pair is kept up to date: as many as a count from scratch. */
  @Test
  void everyMergeIsTheMostFrequentPair_countedAnew() {
    List<String> text = zipfText(60, 8);
    List<String> saved = BytePairEncoding.learn(text, 320).save().lines().filter(line -> line.contains(" ")).toList();
    List<List<String>> words = new ArrayList<>();
    for (String line : text) {
      for (String word : line.split(" ")) words.add(new ArrayList<>(List.of(("▁" + word).split(""))));
    }
    for (String merge : saved.subList(1, saved.size())) { // the first line is the header
      Map<String, Integer> counts = new HashMap<>();
      for (List<String> word : words) {
        for (int i = 0; i + 1 < word.size(); i++) counts.merge(word.get(i) + " " + word.get(i + 1), 1, Integer::sum);
      }
      assertThat(counts.get(merge)).isEqualTo(Collections.max(counts.values()));
      String[] parts = merge.split(" ");
      for (List<String> word : words) {
        for (int i = 0; i + 1 < word.size(); i++) {
          if (!word.get(i).equals(parts[0]) || !word.get(i + 1).equals(parts[1])) continue;
          word.set(i, parts[0] + parts[1]);
          word.remove(i + 1);
        }
      }
    }
  }

  private static List<String> zipfText(int lines, int length) {
    SplittableRandom random = new SplittableRandom(3);
    String[] words = new String[20_000];
    for (int w = 0; w < words.length; w++) {
      StringBuilder word = new StringBuilder();
      for (int k = 2 + random.nextInt(9); k > 0; k--) {
        word.append((char) ('a' + (int) (26 * Math.pow(random.nextDouble(), 2))));
      }
      words[w] = word.toString();
    }
    List<String> text = new ArrayList<>();
    for (int l = 0; l < lines; l++) {
      List<String> line = new ArrayList<>();
      for (int k = 0; k < length; k++) line.add(words[(int) (Math.pow(words.length, random.nextDouble()) - 1)]);
      text.add(String.join(" ", line));
    }
    return text;
  }
}
