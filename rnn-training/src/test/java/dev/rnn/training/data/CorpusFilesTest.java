package dev.rnn.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorpusFilesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"10, 1", "11, 1", "29, 1", "30, 2", "100, 5", "1009, 50"})
  void what_is_missing_is_the_last_twentieths_and_no_line_is_in_two_parts(int lines, int part) throws IOException {
    Path corpus = file("corpus", lines);
    CorpusText text = new CorpusFiles(corpus, Optional.empty(), Optional.empty()).read();
    assertThat(text.valid()).hasSize(part);
    assertThat(text.test()).hasSize(part);
    List<String> all = new ArrayList<>(text.train());
    all.addAll(text.valid());
    all.addAll(text.test());
    assertThat(all).isEqualTo(Files.readAllLines(corpus)).doesNotHaveDuplicates();
  }

  @Test
  void one_missing_part_is_split_off_and_the_other_is_taken_as_it_is() throws IOException {
    Path corpus = file("corpus", 40);
    Path own = file("own", 3);
    CorpusText noTest = new CorpusFiles(corpus, Optional.of(own), Optional.empty()).read();
    assertThat(noTest.train()).hasSize(38);
    assertThat(noTest.valid()).containsExactly("own 0", "own 1", "own 2");
    assertThat(noTest.test()).containsExactly("corpus 38", "corpus 39");
    CorpusText noValid = new CorpusFiles(corpus, Optional.empty(), Optional.of(own)).read();
    assertThat(noValid.train()).hasSize(38);
    assertThat(noValid.valid()).containsExactly("corpus 38", "corpus 39");
    assertThat(noValid.test()).containsExactly("own 0", "own 1", "own 2");
  }

  @Test
  void with_all_three_files_nothing_is_split_however_short_they_are() throws IOException {
    CorpusText text = new CorpusFiles(file("a", 1), Optional.of(file("b", 1)), Optional.of(file("c", 1))).read();
    assertThat(Stream.of(text.train(), text.valid(), text.test()).flatMap(List::stream))
        .containsExactly("a 0", "b 0", "c 0");
  }

  @Test
  void too_few_lines_to_split_say_how_many_are_needed() throws IOException {
    Path nine = file("nine", 9);
    Path one = file("one", 1);
    assertThatThrownBy(() -> new CorpusFiles(nine, Optional.empty(), Optional.empty()).read())
        .hasMessageContaining("RNN-CORPUS-TOO-SMALL").hasMessageContaining("has 9 lines")
        .hasMessageContaining("validation and test").hasMessageContaining("at least 10");
    assertThatThrownBy(() -> new CorpusFiles(one, Optional.of(nine), Optional.empty()).read())
        .hasMessageContaining("has 1 line, too few to split test text off it");
    assertThatThrownBy(() -> new CorpusFiles(one, Optional.empty(), Optional.of(nine)).read())
        .hasMessageContaining("validation text").hasMessageContaining("Fix: use more text");
  }

  @Test
  void a_file_that_cannot_be_read_is_refused_whichever_it_is() throws IOException {
    Path good = file("good", 20);
    Path missing = folder.resolve("missing");
    for (CorpusFiles files : List.of(
        new CorpusFiles(missing, Optional.empty(), Optional.empty()),
        new CorpusFiles(good, Optional.of(missing), Optional.empty()),
        new CorpusFiles(good, Optional.empty(), Optional.of(missing)))) {
      assertThatThrownBy(files::read).hasMessageContaining("RNN-CORPUS-MISSING").hasMessageContaining("missing");
    }
  }

  @Test
  void it_is_called_by_its_first_file() {
    assertThat(new CorpusFiles(Path.of("a", "b.txt"), Optional.empty(), Optional.empty()).name()).isEqualTo("b.txt");
  }

  private Path file(String name, int lines) throws IOException {
    return Files.write(folder.resolve(name), IntStream.range(0, lines).mapToObj(i -> name + " " + i).toList());
  }
}
