package dev.rnn.examples.translation;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import dev.rnn.api.error.Nearest;
import dev.rnn.api.error.RnnException;
import java.util.Arrays;
import java.util.List;

/** Numbers in the words of a language, by ICU's rules. Not for several threads at once, as ICU's formats are not. */
public final class NumberWords {
  private final RuleBasedNumberFormat format;

  /**
   * @param language such as {@code de} or {@code pt-BR}
   * @throws RnnException {@code RNN-TRANSLATION-LANGUAGE} if ICU cannot spell numbers in it
   */
  public NumberWords(String language) {
    List<String> known = languages();
    if (!known.contains(ULocale.forLanguageTag(language).getLanguage())) {
      throw RnnException.error("RNN-TRANSLATION-LANGUAGE", "There are no number words of '" + language + "'.")
          .detail("there are: " + String.join(" ", known))
          .fix(Nearest.to(language, known).map(name -> "did you mean '" + name + "'?").orElse("use one of them."))
          .build();
    }
    format = new RuleBasedNumberFormat(ULocale.forLanguageTag(language), RuleBasedNumberFormat.SPELLOUT);
  }

  /** The languages in which numbers can be spelt. */
  public static List<String> languages() {
    return Languages.ALL;
  }

  /** The number in words, without the soft hyphens that ICU puts into long words. */
  public String of(long number) {
    return format.format(number).replace("\u00AD", "");
  }

  /** Found once: a language without rules would get digits, or the words of the computer's own language. */
  private static final class Languages {
    private static final List<String> ALL = Arrays.stream(RuleBasedNumberFormat.getAvailableULocales())
        .filter(locale -> !locale.getLanguage().isEmpty())
        .filter(Languages::hasRules).map(ULocale::getLanguage).distinct().sorted().toList();

    private static boolean hasRules(ULocale locale) {
      RuleBasedNumberFormat format = new RuleBasedNumberFormat(locale, RuleBasedNumberFormat.SPELLOUT);
      return format.getLocale(ULocale.ACTUAL_LOCALE).getLanguage().equals(locale.getLanguage())
          && format.format(7).codePoints().noneMatch(Character::isDigit);
    }
  }
}
