package dev.rnn.examples.dates;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** How each language of the JDK writes a date in its long style, with its own digits and four digits of a year. */
final class DateLanguages {
  private static final Map<String, DateTimeFormatter> ALL = all();
  private static final LocalDate LEAP = LocalDate.of(2000, 1, 1);

  private DateLanguages() {}

  /** All tags of languages, in the order of the alphabet. */
  static List<String> tags() {
    return List.copyOf(ALL.keySet());
  }

  /** The text of a date, in a language of {@link #tags}. */
  static String text(String tag, LocalDate date) {
    return Objects.requireNonNull(ALL.get(tag), tag).format(date);
  }

  /**
   * The days of a year whose text in a language could be another day's as well, where two months have one name. As the
   * year is always there in full, one year shows all.
   */
  static Set<MonthDay> ambiguous(String tag) {
    Map<String, MonthDay> meanings = new HashMap<>();
    Set<MonthDay> ambiguous = new HashSet<>();
    for (LocalDate date = LEAP; date.getYear() == LEAP.getYear(); date = date.plusDays(1)) {
      MonthDay day = MonthDay.from(date);
      MonthDay other = meanings.putIfAbsent(text(tag, date), day);
      if (other != null) ambiguous.addAll(List.of(day, other));
    }
    return ambiguous;
  }

  private static Map<String, DateTimeFormatter> all() {
    Map<String, DateTimeFormatter> formatters = new TreeMap<>();
    Arrays.stream(Locale.getAvailableLocales()).map(locale -> Locale.of(locale.getLanguage())).distinct()
        .filter(locale -> !locale.getLanguage().isEmpty()).sorted(Comparator.comparing(Locale::toLanguageTag))
        .forEach(locale -> formatters.put(locale.toLanguageTag(), formatter(locale)));
    return formatters;
  }

  private static DateTimeFormatter formatter(Locale locale) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).localizedBy(locale); // also with the language's digits
  }
}
