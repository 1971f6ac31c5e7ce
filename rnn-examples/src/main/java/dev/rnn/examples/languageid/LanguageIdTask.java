package dev.rnn.examples.languageid;

import dev.rnn.examples.classification.LabelledCorpus;
import dev.rnn.examples.classification.TextOptions;
import dev.rnn.examples.classification.TextTask;
import dev.rnn.examples.task.TaskSettings;
import dev.rnn.training.data.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Which language is a name of? */
final class LanguageIdTask extends TextTask {
  private static final int LONGEST = 3;

  /** Of texts in parts. */
  LanguageIdTask(TextOptions parts) {
    super(parts);
  }

  @Override
  public String name() {
    return "language-id";
  }

  @Override
  public TaskSettings defaults() {
    return new TaskSettings("gru", 96, 48, 1, true, 0.3, "adam", 0.004, "cosine(minimum=0.05)", 5, 32, 12);
  }

  @Override
  protected LabelledCorpus generated(long seed) {
    return LocaleNames.make(seed);
  }

  @Override
  protected Level level() {
    return Level.CHAR;
  }

  /** Marks both ends: how a name begins and ends tells most. */
  @Override
  protected String written(String text) {
    return "^" + text.toLowerCase(Locale.ROOT) + "$";
  }

  @Override
  protected String baseline() {
    return "character n-grams";
  }

  /** All runs of one to three characters. */
  @Override
  protected List<String> features(String text) {
    String marked = written(text);
    List<String> found = new ArrayList<>();
    for (int length = 1; length <= LONGEST; length++) {
      for (int at = 0; at + length <= marked.length(); at++) found.add(marked.substring(at, at + length));
    }
    return found;
  }

  @Override
  protected List<String> shown() {
    return List.of("Neuschwanstein", "Szombathely", "Villefranche", "Hämeenlinna", "Kowalski");
  }
}
