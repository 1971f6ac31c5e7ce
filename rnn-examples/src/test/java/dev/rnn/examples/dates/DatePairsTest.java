package dev.rnn.examples.dates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.examples.pairs.Parts;
import dev.rnn.examples.pairs.Spelt;
import dev.rnn.seq2seq.text.TextPair;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DatePairsTest {
  private static final LocalDate DAY = LocalDate.of(1984, 5, 3);
  private final DatePairs.Made made = new DatePairs(20_000, 500, 1).make();

  @Test
  void aDateIsWrittenAsTheLanguageWritesIt_withFourDigitsOfTheYear() {
    assertThat(DateLanguages.text("de", DAY)).isEqualTo("3. Mai 1984");
    assertThat(DateLanguages.text("en", DAY)).isEqualTo("May 3, 1984");
    assertThat(DateLanguages.text("ja", DAY)).isEqualTo("1984年5月3日");
    assertThat(DatePairs.source("de", "3. Mai 1984")).isEqualTo("de 3 . ▁ M a i ▁ 1 9 8 4");
  }

  @Test
  void everyLanguageSaysTheYearInFull() {
    assertThat(DatePairs.languages()).hasSizeGreaterThan(150).contains("ar", "de", "fa", "zh");
    for (String tag : DatePairs.languages()) {
      String text = DateLanguages.text(tag, DAY);
      String digits = text.codePoints().filter(Character::isDigit).mapToObj(c -> "" + Character.digit(c, 10))
          .collect(Collectors.joining());
      assertThat(digits).as("%s: %s", tag, text).contains("1984");
    }
  }

  @Test
  void datesOfTheTest_areInNoLanguageInTraining() {
    Parts.assertDisjoint(made.pairs());
    Set<String> learned = made.pairs().train().stream().map(TextPair::target).collect(Collectors.toSet());
    assertThat(made.pairs().test()).noneMatch(pair -> learned.contains(pair.target()));
    assertThat(made.pairs().valid()).noneMatch(pair -> learned.contains(pair.target()));
  }

  @Test
  void theTargetIsTheDateInIso8601_andTheLanguageStandsFirst() {
    List<TextPair> pairs = made.pairs().train();
    assertThat(pairs).hasSize(20_000).allSatisfy(pair -> {
      String tag = pair.source().split(" ")[0];
      LocalDate date = LocalDate.parse(Spelt.plain(pair.target()));
      assertThat(pair.source()).isEqualTo(DatePairs.source(tag, DateLanguages.text(tag, date)));
    });
  }

  @Test
  void aTextThatCouldBeTwoDays_isLeftOut_andCounted() {
    int counted = 0;
    Set<String> texts = new HashSet<>();
    for (String tag : DatePairs.languages()) {
      Set<MonthDay> ambiguous = DateLanguages.ambiguous(tag);
      counted += ambiguous.size();
      for (LocalDate date = LocalDate.of(2000, 1, 1); date.getYear() == 2000; date = date.plusDays(1)) {
        if (ambiguous.contains(MonthDay.from(date))) continue;
        assertThat(texts.add(tag + DateLanguages.text(tag, date))).as("%s %s", tag, date).isTrue();
      }
    }
    assertThat(made.collisions()).isEqualTo(counted);
  }

  @Test
  void theSeedDecides() {
    assertThat(new DatePairs(20_000, 500, 1).make()).isEqualTo(made);
  }
}
