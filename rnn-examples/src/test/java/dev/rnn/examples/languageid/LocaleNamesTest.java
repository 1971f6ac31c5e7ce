package dev.rnn.examples.languageid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.examples.classification.LabelledCorpus;
import dev.rnn.examples.classification.LabelledText;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LocaleNamesTest {
  private static final LabelledCorpus NAMES = LocaleNames.make(1);

  @Test
  void twenty_languages_give_names_of_places_and_languages() {
    assertThat(NAMES.labels()).hasSize(20).contains("German", "Finnish", "Turkish");
    assertThat(all()).contains(new LabelledText("German", "frankreich"), new LabelledText("Spanish", "zimbabue"));
  }

  @Test
  void a_name_of_several_languages_is_left_out() {
    List<String> names = all().stream().map(LabelledText::text).toList();
    assertThat(names).doesNotHaveDuplicates().doesNotContain("kenya", "alemania");
  }

  private static List<LabelledText> all() {
    return Stream.of(NAMES.train(), NAMES.validation(), NAMES.test()).flatMap(List::stream).toList();
  }
}
