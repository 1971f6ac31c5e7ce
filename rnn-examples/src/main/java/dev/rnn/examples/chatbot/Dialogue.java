package dev.rnn.examples.chatbot;

import dev.rnn.seq2seq.text.TextPair;
import java.util.ArrayList;
import java.util.List;

/**
 * What a user and a bot said in turns.
 *
 * @param turns in their order
 * @param place where it is from: a file and the line of the first turn
 */
public record Dialogue(List<Turn> turns, String place) {
  /** Marks what the user said, within a history. */
  public static final String USER = "<user>";
  /** Marks what the bot said, within a history. */
  public static final String BOT = "<bot>";
  /** Marks what the bot was told besides, such as what a search found. */
  public static final String FACT = "<fact>";

  /**
   * One exchange.
   *
   * @param facts that the bot was told before it
   * @param user what the user said
   * @param bot what the bot answered
   */
  public record Turn(List<String> facts, String user, String bot) {
    /** Keeps a copy. */
    public Turn {
      facts = List.copyOf(facts);
    }
  }

  /** Keeps a copy. */
  public Dialogue {
    turns = List.copyOf(turns);
  }

  /**
   * An answer of the bot each, with all that was said before as its source, or as much of it as has at most so many
   * words: the oldest part of a history goes first.
   */
  public List<TextPair> pairs(int words) {
    List<TextPair> pairs = new ArrayList<>();
    List<String> history = new ArrayList<>();
    for (int i = 0; i < turns.size(); i++) {
      Turn turn = turns.get(i);
      for (String fact : turn.facts()) history.add(FACT + " " + fact);
      history.add(USER + " " + turn.user());
      pairs.add(new TextPair(last(String.join(" ", history), words), turn.bot(), place + ", turn " + (i + 1)));
      history.add(BOT + " " + turn.bot());
    }
    return pairs;
  }

  /** The last words of a text: so many, or all that there are. */
  static String last(String text, int words) {
    List<String> all = List.of(text.split(" ", -1));
    return String.join(" ", all.subList(Math.max(0, all.size() - words), all.size()));
  }
}
