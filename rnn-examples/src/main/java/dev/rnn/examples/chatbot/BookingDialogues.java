package dev.rnn.examples.chatbot;

import dev.rnn.examples.chatbot.Dialogue.Turn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Dialogues in which a user books a table: the bot greets, asks for what it has not been told, in a fixed order, takes
 * changes of mind, says what it understood, and books.
 *
 * @param train how many to learn from
 * @param held how many to validate with, and as many to test
 * @param seed on which everything depends
 */
public record BookingDialogues(int train, int held, long seed) {
  /** Enough for a few minutes of training. */
  public static final BookingDialogues STANDARD = new BookingDialogues(4_000, 200, 1);

  private enum Slot {
    CUISINE("what kind of food do you like ?", "italian french indian thai spanish korean greek"),
    CITY("where should it be ?", "rome paris london madrid bombay vienna oslo"),
    PEOPLE("how many people are you ?", "two three four five six seven eight"),
    DAY("on which day ?", "monday tuesday wednesday thursday friday saturday sunday");

    private final String question;
    /** Parted by spaces, as an enum should have nothing that could change. */
    private final String values;

    Slot(String question, String values) {
      this.question = question;
      this.values = values;
    }

    private String phrase(String value) {
      return switch (this) {
        case CUISINE -> "with " + value + " food";
        case CITY -> "in " + value;
        case PEOPLE -> "for " + value + " people";
        case DAY -> "on " + value;
      };
    }
  }

  /**
   * The dialogues in three parts; none is there twice.
   *
   * @param train to learn from
   * @param valid to choose by
   * @param test to report
   */
  public record Parts(List<Dialogue> train, List<Dialogue> valid, List<Dialogue> test) {}

  /** Draws them. */
  public Parts make() {
    Random random = new Random(seed);
    Set<List<Turn>> seen = new HashSet<>();
    List<Dialogue> all = new ArrayList<>();
    while (all.size() < train + 2 * held) {
      List<Turn> turns = turns(random);
      if (seen.add(turns)) all.add(new Dialogue(turns, "dialogue " + (all.size() + 1)));
    }
    return new Parts(List.copyOf(all.subList(0, train)), List.copyOf(all.subList(train, train + held)),
        List.copyOf(all.subList(train + held, train + 2 * held)));
  }

  private static List<Turn> turns(Random random) {
    List<Turn> turns = new ArrayList<>();
    Map<Slot, String> known = new EnumMap<>(Slot.class);
    turns.add(turn(one(random, "hello", "good morning", "hi"), "hello , how can i help you ?"));
    List<Slot> told = new ArrayList<>(List.of(Slot.values()));
    Collections.shuffle(told, random);
    StringBuilder request = new StringBuilder(one(random, "i want a table", "can you book a table", "a table please"));
    for (Slot slot : told.subList(0, random.nextInt(Slot.values().length))) {
      request.append(' ').append(slot.phrase(draw(slot, known, random)));
    }
    turns.add(turn(request.toString(), answer(known)));
    for (Slot slot : Slot.values()) {
      if (known.containsKey(slot)) continue;
      String value = draw(slot, known, random);
      turns.add(turn(one(random, value, value + " please", slot.phrase(value)), answer(known)));
    }
    if (random.nextInt(3) == 0) {
      Slot slot = Slot.values()[random.nextInt(Slot.values().length)];
      known.remove(slot);
      turns.add(turn("no , make it " + slot.phrase(draw(slot, known, random)), answer(known)));
    }
    turns.add(turn(one(random, "yes", "that is right", "perfect"), "your table is booked . anything else ?"));
    turns.add(turn(one(random, "no thanks", "no , thank you", "that is all"), "have a nice day !"));
    return turns;
  }

  private static Turn turn(String user, String bot) {
    return new Turn(List.of(), user, bot);
  }

  private static String draw(Slot slot, Map<Slot, String> known, Random random) {
    String value = one(random, slot.values.split(" ", -1));
    known.put(slot, value);
    return value;
  }

  /** Asks for the first thing it does not know, or says what it understood. */
  private static String answer(Map<Slot, String> known) {
    StringBuilder understood = new StringBuilder("a table");
    for (Slot slot : Slot.values()) {
      String value = known.get(slot);
      if (value == null) return slot.question;
      understood.append(' ').append(slot.phrase(value));
    }
    return understood + " , is that right ?";
  }

  private static String one(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
