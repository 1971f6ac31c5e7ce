package dev.rnn.examples.chatbot;

import dev.rnn.api.error.RnnException;
import dev.rnn.examples.chatbot.Dialogue.Turn;
import dev.rnn.training.data.TextFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Dialogues in the format of the dialog bAbI tasks (Bordes et al. 2017): a number, a space, what the user said, a tab,
 * what the bot answered. A line without a tab is a fact the bot is told; an empty line, or a number that is not above
 * the one before, begins another dialogue. The numbers may be left out.
 */
public final class DialogueFile {
  private final Path file;
  private final List<Dialogue> dialogues = new ArrayList<>();
  private List<Turn> turns = new ArrayList<>();
  private List<String> facts = new ArrayList<>();
  private int begin;
  private int number;

  private DialogueFile(Path file) {
    this.file = file;
  }

  /**
   * All dialogues of a UTF-8 file, plain or gzipped.
   *
   * @throws RnnException {@code RNN-CHATBOT-TURN} if one side of a turn is empty, {@code RNN-CHATBOT-EMPTY} if there is
   *     no turn at all, and what {@link TextFile#lines} throws
   */
  public static List<Dialogue> read(Path file) {
    DialogueFile reader = new DialogueFile(file);
    List<String> lines = TextFile.lines(file);
    for (int i = 0; i < lines.size(); i++) reader.line(lines.get(i), i + 1);
    reader.end();
    if (reader.dialogues.isEmpty()) {
      throw RnnException.error("RNN-CHATBOT-EMPTY", "'" + file + "' has no dialogue.")
          .fix("write on each line what the user said, a tab, what the bot answered; end dialogues by an empty line.")
          .build();
    }
    return List.copyOf(reader.dialogues);
  }

  private void line(String line, int place) {
    if (line.isBlank()) {
      end();
      return;
    }
    String text = unnumbered(line);
    int tab = text.indexOf('\t');
    if (turns.isEmpty() && facts.isEmpty()) begin = place;
    if (tab < 0) {
      facts.add(text.strip());
      return;
    }
    String user = text.substring(0, tab).strip();
    String bot = text.substring(tab + 1).strip();
    if (user.isEmpty() || bot.isEmpty()) {
      throw RnnException.error("RNN-CHATBOT-TURN", "One side of a turn says nothing.").in(file + ":" + place)
          .detail("found: \"" + line + "\"").fix("write <SILENCE> where nobody speaks.").build();
    }
    turns.add(new Turn(facts, user, bot));
    facts = new ArrayList<>();
  }

  private String unnumbered(String line) {
    int digits = 0;
    while (digits < Math.min(9, line.length()) && line.charAt(digits) >= '0' && line.charAt(digits) <= '9') digits++;
    if (digits == 0 || digits == line.length() || line.charAt(digits) != ' ') return line;
    int given = Integer.parseInt(line.substring(0, digits));
    if (given <= number) end();
    number = given;
    return line.substring(digits + 1);
  }

  private void end() {
    if (!turns.isEmpty()) dialogues.add(new Dialogue(turns, file + ":" + begin));
    turns = new ArrayList<>();
    facts = new ArrayList<>();
    number = 0;
  }
}
