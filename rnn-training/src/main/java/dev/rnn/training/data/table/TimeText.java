package dev.rnn.training.data.table;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Optional;

/** Times as tables have them, told by their length. */
final class TimeText {
  private static final int MONTH = "2026-11".length();
  private static final int DATE = "2026-11-23".length();

  private TimeText() {}

  /** A date and time with T or a space between, a date, or a month; its first moment. Empty: none of these. */
  static Optional<LocalDateTime> parse(String text) {
    try {
      if (text.length() == MONTH) return Optional.of(YearMonth.parse(text).atDay(1).atStartOfDay());
      if (text.length() == DATE) return Optional.of(LocalDate.parse(text).atStartOfDay());
      return Optional.of(LocalDateTime.parse(text.replace(' ', 'T')));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
