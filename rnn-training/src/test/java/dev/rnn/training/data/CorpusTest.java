package dev.rnn.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CorpusTest {
  @Test
  void the_vocabulary_is_that_of_the_training_part_and_other_words_are_unknown() {
    Corpus corpus = words(List.of("a b", "b c"), List.of("b d"), List.of("e f g"));
    assertThat(corpus.vocabulary().tokens()).containsExactly("<unk>", "<eos>", "b", "a", "c");
    assertThat(corpus.train().toArray()).containsExactly(3, 2, 1, 2, 4, 1);
    assertThat(corpus.valid().toArray()).containsExactly(2, 0, 1);
    assertThat(corpus.test().toArray()).containsExactly(0, 0, 0, 1);
  }

  @Test
  void a_limited_vocabulary_makes_rare_words_unknown() {
    Corpus corpus = Corpus.read(source(List.of("a b b c"), List.of("a"), List.of("b")), Level.WORD, OptionalInt.of(3));
    assertThat(corpus.vocabulary().tokens()).containsExactly("<unk>", "<eos>", "b");
    assertThat(corpus.train().unknownShare()).isEqualTo(0.4);
  }

  @Test
  void at_character_level_spaces_count_as_they_are() {
    Corpus corpus = Corpus.read(source(List.of("a  b"), List.of("b"), List.of("a ")), Level.CHAR, OptionalInt.empty());
    assertThat(corpus.vocabulary().tokens()).containsExactly("<unk>", "<eos>", " ", "a", "b");
    assertThat(corpus.train().characters()).isEqualTo(corpus.train().size()).isEqualTo(5);
  }

  @Test
  void a_vocabulary_that_is_there_already_is_taken_as_it_is() {
    Vocabulary saved = Vocabulary.of(Level.WORD, List.of("<unk>", "<eos>", "x"));
    Corpus corpus = Corpus.read(source(List.of("x y"), List.of("x"), List.of("y")), saved);
    assertThat(corpus.vocabulary()).isSameAs(saved);
    assertThat(corpus.train().toArray()).containsExactly(2, 0, 1);
  }

  @Test
  void a_corpus_of_one_word_is_refused() {
    assertThatThrownBy(() -> words(List.of("hello", "hello hello"), List.of("a"), List.of("a")))
        .hasMessageContaining("RNN-CORPUS-ONE-WORD").hasMessageContaining("only one word, 'hello'")
        .hasMessageContaining("notes").hasMessageContaining("at least two different words");
    assertThatThrownBy(() -> words(List.of("", " "), List.of("a"), List.of("a")))
        .hasMessageContaining("RNN-CORPUS-ONE-WORD").hasMessageContaining("no word");
    CorpusSource aaa = source(List.of("aaa"), List.of("a"), List.of("a"));
    assertThatThrownBy(() -> Corpus.read(aaa, Level.CHAR, OptionalInt.empty()))
        .hasMessageContaining("only one character, 'a'");
  }

  @Test
  void a_part_without_words_is_refused_by_name() {
    assertThatThrownBy(() -> words(List.of("a b"), List.of("", ""), List.of("a")))
        .hasMessageContaining("RNN-CORPUS-TOO-SMALL").hasMessageContaining("The validation part of notes")
        .hasMessageContaining("2, all empty");
    assertThatThrownBy(() -> words(List.of("a b"), List.of("a"), List.of()))
        .hasMessageContaining("The test part of notes");
  }

  private static Corpus words(List<String> train, List<String> valid, List<String> test) {
    return Corpus.read(source(train, valid, test), Level.WORD, OptionalInt.empty());
  }

  private static CorpusSource source(List<String> train, List<String> valid, List<String> test) {
    return new CorpusSource() {
      @Override
      public String name() {
        return "notes";
      }

      @Override
      public CorpusText read() {
        return new CorpusText(train, valid, test);
      }
    };
  }
}
