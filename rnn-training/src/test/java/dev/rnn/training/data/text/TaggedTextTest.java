package dev.rnn.training.data.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rnn.api.error.RnnException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaggedTextTest {
  @TempDir private Path folder;

  private Path file(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }

  @Test
  void columns_of_white_space_with_an_empty_line_after_each_sentence() throws IOException {
    Path file = file("a.conll", "-DOCSTART- -X- O", "", "EU NNP B-ORG", "rejects VBZ O", "", "", "# SYM O", "1 CD O");
    assertThat(TaggedText.columns(file)).containsExactly(
        new TaggedSentence(List.of("EU", "rejects"), List.of("B-ORG", "O")),
        new TaggedSentence(List.of("#", "1"), List.of("O", "O")));
    assertThat(TaggedText.columns(file, 1, 2).getFirst().tags()).containsExactly("NNP", "VBZ");
  }

  @Test
  void conll_u_with_comments_ranges_and_empty_words() throws IOException {
    String rest = "\t_\t_\t0\troot\t_\t_";
    Path file = file("a.conllu", "# text = du bist", "1-2\tdubist\t_\t_" + rest, "1\tdu\tdu\tPRON" + rest,
        "2\tbist\tsein\tAUX" + rest, "2.1\tda\t_\tADV" + rest, "", "1\t#\t#\tSYM" + rest);
    assertThat(TaggedText.columns(file)).containsExactly(
        new TaggedSentence(List.of("du", "bist"), List.of("PRON", "AUX")),
        new TaggedSentence(List.of("#"), List.of("SYM")));
    assertThat(TaggedText.columns(file, 2, 3).getFirst().tags()).containsExactly("du", "sein");
  }

  @Test
  void a_word_between_tabs_may_have_spaces() throws IOException {
    assertThat(TaggedText.columns(file("a", "10 000\tNUM", "men\tNOUN")).getFirst().words())
        .containsExactly("10 000", "men");
  }

  @Test
  void a_comment_may_have_tabs_and_a_word_may_begin_as_one() throws IOException {
    Path file = file("a", "-DOCSTART- -X- O", "# text = so\tfar", "#so\tX", "#", "far\tY");
    assertThat(TaggedText.columns(file))
        .containsExactly(new TaggedSentence(List.of("#so", "far"), List.of("X", "Y")));
  }

  @Test
  void a_word_without_a_tag_is_named() throws IOException {
    Path file = file("a", "EU\tB-ORG", "rejects\t");
    assertThatThrownBy(() -> TaggedText.columns(file)).isInstanceOf(RnnException.class)
        .hasMessageContaining("RNN-TAGGED-COLUMNS").hasMessageContaining("a word or its tag is empty, in column 1 or 2")
        .hasMessageContaining("line 2");
  }

  @Test
  void windows_line_ends_and_gzip_are_read_alike() throws IOException {
    Path packed = folder.resolve("a.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write("a X\r\n\r\nb Y\r\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(TaggedText.columns(packed)).containsExactly(new TaggedSentence(List.of("a"), List.of("X")),
        new TaggedSentence(List.of("b"), List.of("Y")));
  }

  @Test
  void words_and_tags_in_two_files() throws IOException {
    assertThat(TaggedText.parallel(file("in", "fly to rome", "", "now"), file("out", "O O B-city", "", "O")))
        .containsExactly(new TaggedSentence(List.of("fly", "to", "rome"), List.of("O", "O", "B-city")),
            new TaggedSentence(List.of("now"), List.of("O")));
  }

  @Test
  void ragged_lines_are_named() throws IOException {
    Path file = file("a", "EU NNP B-ORG", "rejects O");
    assertThatThrownBy(() -> TaggedText.columns(file)).isInstanceOf(RnnException.class)
        .hasMessageContaining("RNN-TAGGED-COLUMNS").hasMessageContaining("2 columns where the first one has 3")
        .hasMessageContaining("line 2").hasMessageContaining("rejects O");
  }

  @Test
  void a_column_that_is_not_there_is_named() throws IOException {
    Path file = file("a", "EU NNP B-ORG");
    assertThatThrownBy(() -> TaggedText.columns(file, 1, 4)).isInstanceOf(RnnException.class)
        .hasMessageContaining("tags in column 4, but there are 3 columns").hasMessageContaining("line 1");
    assertThatThrownBy(() -> TaggedText.columns(file("b", "word"))).isInstanceOf(RnnException.class)
        .hasMessageContaining("there is 1 column");
    assertThatThrownBy(() -> TaggedText.columns(file, -1, 1)).isInstanceOf(RnnException.class)
        .hasMessageContaining("columns -1 and 1");
  }

  @Test
  void two_files_that_do_not_fit_are_named() throws IOException {
    assertThatThrownBy(() -> TaggedText.parallel(file("in", "a b", "c"), file("out", "O O")))
        .isInstanceOf(RnnException.class).hasMessageContaining("has 2 lines").hasMessageContaining("has 1");
    assertThatThrownBy(() -> TaggedText.parallel(file("in", "a", "b c"), file("out", "O", "O")))
        .isInstanceOf(RnnException.class).hasMessageContaining("2 words and 1 tags").hasMessageContaining("line 2");
  }

  @Test
  void a_file_without_a_sentence_is_an_error() throws IOException {
    assertThatThrownBy(() -> TaggedText.columns(file("a", "-DOCSTART- O"))).isInstanceOf(RnnException.class)
        .hasMessageContaining("RNN-TAGGED-EMPTY");
    assertThatThrownBy(() -> TaggedText.columns(file("b", "", " "))).isInstanceOf(RnnException.class)
        .hasMessageContaining("RNN-CORPUS-EMPTY");
  }
}
