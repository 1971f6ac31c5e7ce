package dev.rnn.examples.tagging;

import dev.rnn.training.data.text.TaggedSentence;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Requests of travellers, generated: cities of the JDK's time zones, currencies, weekdays and months of its locale
 * data. Each city and currency occurs in one part alone, so that a test sentence has names that nobody has seen; and
 * whether a city is where one comes from or goes to, only the words around it tell.
 */
final class Requests {
  /** What is shown at the end. */
  static final List<String> SHOWN = List.of(
      "is there a flight to Port Moresby from Ulan Bator on the 3 of May",
      "I want to pay in Norwegian Kroner in Tbilisi");

  private static final int SENTENCES = 4000;
  private static final Locale ENGLISH = Locale.ENGLISH;
  private static final List<String> TEMPLATES = List.of(
      "show me flights from {from} to {to}", "I need a ticket to {to} from {from} on {weekday}",
      "is there a train from {from} to {to} via {via}", "fly to {to} on the {day} of {month}",
      "leave {from} on {weekday} and reach {to} by {month} {day}", "what does it cost to go to {to} in {currency}",
      "can I pay in {currency} in {to}", "a flight via {via} to {to} please", "how far is {to} from {from}",
      "I am in {from} and want to be in {to} on {weekday}", "book {month} {day} from {from}",
      "change {currency} to {currency} on {weekday}", "does the flight from {from} stop in {via}");

  private final Random random;
  private final Map<String, List<String>> fillers;

  private Requests(Random random, List<String> cities, List<String> currencies) {
    this.random = random;
    fillers = Map.of("from", cities, "to", cities, "via", cities, "currency", currencies,
        "weekday", Arrays.stream(DayOfWeek.values()).map(d -> d.getDisplayName(TextStyle.FULL, ENGLISH)).toList(),
        "month", Arrays.stream(Month.values()).map(m -> m.getDisplayName(TextStyle.FULL, ENGLISH)).toList(),
        "day", IntStream.rangeClosed(1, 28).mapToObj(String::valueOf).toList());
  }

  /** Makes them. */
  static TaggedCorpus make(long seed) {
    Random random = new Random(seed);
    List<String> cities = shuffled(ZoneId.getAvailableZoneIds().stream()
        .filter(id -> id.matches("(Africa|America|Asia|Australia|Europe|Pacific)/\\p{L}[\\p{L}_]+"))
        .map(id -> id.substring(id.indexOf('/') + 1).replace('_', ' ')), random);
    List<String> currencies = shuffled(Currency.getAvailableCurrencies().stream().map(c -> c.getDisplayName(ENGLISH))
        .filter(name -> name.matches("[\\p{L} ]+")), random);
    return new TaggedCorpus(
        new Requests(random, part(cities, 0, 8), part(currencies, 0, 8)).sentences(SENTENCES),
        new Requests(random, part(cities, 8, 9), part(currencies, 8, 9)).sentences(SENTENCES / 8),
        new Requests(random, part(cities, 9, 10), part(currencies, 9, 10)).sentences(SENTENCES / 8));
  }

  /** In an order that the seed decides alone, however the JDK gives them. */
  private static List<String> shuffled(Stream<String> names, Random random) {
    List<String> all = new ArrayList<>(names.distinct().sorted().toList());
    Collections.shuffle(all, random);
    return all;
  }

  private static List<String> part(List<String> all, int from, int to) {
    return all.subList(all.size() * from / 10, all.size() * to / 10);
  }

  private List<TaggedSentence> sentences(int count) {
    return IntStream.range(0, count).mapToObj(_ -> sentence(any(TEMPLATES))).toList();
  }

  private TaggedSentence sentence(String template) {
    List<String> words = new ArrayList<>();
    List<String> tags = new ArrayList<>();
    for (String part : template.split(" ", -1)) {
      String slot = part.startsWith("{") ? part.substring(1, part.length() - 1) : "";
      String begin = "B-";
      String filled = slot.isEmpty() ? part : any(fillers.getOrDefault(slot, List.of()));
      for (String word : filled.split(" ", -1)) {
        words.add(word);
        tags.add(slot.isEmpty() ? "O" : begin + slot);
        begin = "I-";
      }
    }
    return new TaggedSentence(words, tags);
  }

  private String any(List<String> all) {
    return all.get(random.nextInt(all.size()));
  }
}
