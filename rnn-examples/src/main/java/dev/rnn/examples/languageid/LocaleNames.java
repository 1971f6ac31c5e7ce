package dev.rnn.examples.languageid;

import dev.rnn.examples.classification.LabelledCorpus;
import dev.rnn.examples.classification.LabelledText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Names of countries and languages in twenty languages of Latin script, from the locale data of the JDK. A name that
 * several languages write alike says nothing about its language and is left out, as is one that was not translated.
 */
public final class LocaleNames {
  private static final List<String> LANGUAGES = List.of("af", "cs", "cy", "da", "de", "en", "es", "et", "eu", "fi",
      "fr", "hu", "it", "lt", "nl", "pl", "pt", "ro", "sv", "tr");

  private LocaleNames() {}

  /** Deals them. */
  public static LabelledCorpus make(long seed) {
    Map<String, TreeSet<String>> languages = new TreeMap<>();
    for (String language : LANGUAGES) {
      for (String name : names(Locale.of(language))) {
        languages.computeIfAbsent(name, _ -> new TreeSet<>()).add(language);
      }
    }
    List<List<LabelledText>> groups = new ArrayList<>();
    languages.forEach((name, of) -> {
      if (of.size() > 1) return;
      groups.add(List.of(new LabelledText(Locale.of(of.first()).getDisplayLanguage(Locale.ENGLISH), name)));
    });
    return LabelledCorpus.deal(groups, seed);
  }

  private static List<String> names(Locale in) {
    Map<String, String> names = new HashMap<>();
    for (String country : Locale.getISOCountries()) names.put(country, Locale.of("", country).getDisplayCountry(in));
    for (String code : Locale.getISOLanguages()) names.put(code, Locale.of(code).getDisplayLanguage(in));
    names.entrySet().removeIf(entry -> entry.getKey().equals(entry.getValue()));
    return names.values().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
  }
}
