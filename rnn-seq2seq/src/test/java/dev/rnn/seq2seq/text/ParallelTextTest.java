package dev.rnn.seq2seq.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rnn.api.error.RnnException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParallelTextTest {
  @TempDir private Path folder;

  @Test
  void line_n_ofOneFile_belongsToLine_n_ofTheOther() {
    ParallelText text = ParallelText.files(file("a.de", "ein Hund\neine Katze\n"), file("a.en", "a dog\na cat\n"));
    assertThat(text.sources()).containsExactly("ein Hund", "eine Katze");
    assertThat(text.targets()).containsExactly("a dog", "a cat");
    assertThat(text.pairs().get(1).place()).isEqualTo(folder.resolve("a.de") + ":2");
  }

  @Test
  void unequalLineCounts_areRefused_withBothFilesAndCounts() {
    Path source = file("a.de", "ein Hund\neine Katze\n");
    Path target = file("a.en", "a dog\n");
    assertThatThrownBy(() -> ParallelText.files(source, target)).isInstanceOf(RnnException.class)
        .hasMessageContaining("RNN-PARALLEL-LINES").hasMessageContaining("a.de' has 2 lines")
        .hasMessageContaining("a.en' has 1.");
  }

  @Test
  void anEmptyLine_isRefused_withItsFileAndNumber() {
    Path source = file("a.de", "ein Hund\neine Katze\n");
    Path target = file("a.en", "a dog\n  \n");
    assertThatThrownBy(() -> ParallelText.files(source, target)).isInstanceOf(RnnException.class)
        .hasMessageContaining("RNN-PARALLEL-EMPTY").hasMessageContaining("a.en:2");
    Path columns = file("a.tsv", "a dog\tein Hund\n\teine Katze\n");
    assertThatThrownBy(() -> ParallelText.tabSeparated(columns)).isInstanceOf(RnnException.class)
        .hasMessageContaining("RNN-PARALLEL-EMPTY").hasMessageContaining("a.tsv:2");
  }

  @Test
  void ofTabSeparatedColumns_theFirstTwoCount() {
    ParallelText text = ParallelText.tabSeparated(file("a.tsv", "Go.\tVa !\tCC BY 2.0\nHi.\tSalut.\n"));
    assertThat(text.targets()).containsExactly("Va !", "Salut.");
    Path one = file("one.tsv", "Go.\tVa !\nHi. Salut.\n");
    assertThatThrownBy(() -> ParallelText.tabSeparated(one)).isInstanceOf(RnnException.class)
        .hasMessageContaining("RNN-PARALLEL-COLUMNS").hasMessageContaining("one.tsv:2");
  }

  @Test
  void pairsThatAreTooLong_areLeftOut_orRefusedWithTheirPlace() {
    ParallelText text = ParallelText.files(file("a.de", "eins zwei\neins zwei drei\n"), file("a.en", "one two\none\n"));
    Encoding words = TokenEncoding.words(text.sources());
    LengthLimit limit = new LengthLimit(words, words, 2, 2);
    assertThat(text.within(limit).sources()).containsExactly("eins zwei");
    assertThatThrownBy(() -> text.require(limit)).isInstanceOf(RnnException.class)
        .hasMessageContaining("RNN-PARALLEL-LENGTH").hasMessageContaining("a.de:2")
        .hasMessageContaining("source 3 tokens (limit 2)").hasMessageContaining("1 of 2 pairs");
    assertThat(text.require(new LengthLimit(words, words, 3, 2))).isSameAs(text);
    assertThatThrownBy(() -> limit.encode("eins zwei drei", "line 1")).isInstanceOf(RnnException.class)
        .hasMessageContaining("RNN-TEXT-LENGTH").hasMessageContaining("3 tokens but the limit is 2");
    assertThat(limit.encode("zwei eins", "line 1")).hasSize(2);
  }

  @Test
  void anUnknownWord_isReplacedByTheWordThatWasAttendedMost() {
    float[][] weights = {{0.9f, 0.1f}, {0.2f, 0.8f}, {0.5f, 0.5f}};
    assertThat(UnknownWords.replaced(List.of("in", "<unk>"), List.of("in", "Zwickau"), weights))
        .containsExactly("in", "Zwickau");
    assertThatThrownBy(() -> UnknownWords.replaced(List.of("<unk>"), List.of("a", "b", "c"), weights))
        .isInstanceOf(RnnException.class).hasMessageContaining("RNN-TEXT-ATTENTION");
  }

  private Path file(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
