package dev.rnn.examples.pronounce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.rnn.api.error.RnnException;
import dev.rnn.examples.pairs.PairCorpus;
import dev.rnn.examples.pairs.Parts;
import dev.rnn.examples.pairs.Spelt;
import dev.rnn.seq2seq.text.TextPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PronunciationsTest {
  @TempDir private Path folder;

  @Test
  void theDictionaryOfFreeTts_isOnTheClassPath() {
    Pronunciations dictionary = Pronunciations.ofFreeTts();
    assertThat(Parts.sources(dictionary.pairs())).hasSizeGreaterThan(100_000).contains(Spelt.of("aachen"));
    assertThat(dictionary.pairs()).doesNotHaveDuplicates()
        .anyMatch(pair -> pair.source().equals("s e v e n") && pair.target().equals("s eh v ax n"));
    Stream<String> phonemes = dictionary.pairs().stream().flatMap(pair -> Stream.of(pair.target().split(" ")));
    assertThat(phonemes.distinct()).hasSizeBetween(39, 45);
    PairCorpus parts = dictionary.parts(1);
    Parts.assertDisjoint(parts);
    assertThat(Parts.sources(parts.test())).hasSize(2_000);
    assertThat(dictionary.parts(1)).isEqualTo(parts);
  }

  @Test
  void aFileInCmudictsFormat_withVariantsStressAndComments() throws IOException {
    Path file = Files.writeString(folder.resolve("cmu.txt"),
        ";;; comment\nREAD  R EH1 D\nREAD(2)  R IY1 D\nread r eh d\nd'or D AO1 R # french\n");
    assertThat(Pronunciations.of(file).pairs()).extracting(TextPair::source, TextPair::target).containsExactly(
        tuple("r e a d", "R EH D"), tuple("r e a d", "R IY D"),
        tuple("r e a d", "r eh d"), tuple("d ' o r", "D AO R"));
  }

  @Test
  void aLineWithoutPhonemes_isRefusedWithItsPlace() throws IOException {
    Path file = Files.writeString(folder.resolve("cmu.txt"), "read r eh d\nbroken\n");
    assertThatThrownBy(() -> Pronunciations.of(file)).isInstanceOf(RnnException.class)
        .hasMessageContaining("RNN-PRONOUNCE-LINE").hasMessageContaining("cmu.txt:2");
  }

  @Test
  void wordsOfAnotherDictionary_canBeTakenAway() throws IOException {
    Path all = Files.writeString(folder.resolve("all.txt"), "a AH\nb B IY\na EY\n");
    Path dev = Files.writeString(folder.resolve("dev.txt"), "a AH\n");
    assertThat(Pronunciations.of(all).without(Pronunciations.of(dev)).pairs()).extracting(TextPair::source)
        .containsExactly("b");
  }
}
