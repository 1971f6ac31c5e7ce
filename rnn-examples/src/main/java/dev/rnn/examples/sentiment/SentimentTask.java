package dev.rnn.examples.sentiment;

import dev.rnn.examples.classification.LabelledCorpus;
import dev.rnn.examples.classification.TextOptions;
import dev.rnn.examples.classification.TextTask;
import dev.rnn.examples.task.TaskSettings;
import dev.rnn.training.data.Level;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Is a sentence positive? */
final class SentimentTask extends TextTask {
  private static final int TWINS = 3_000;
  private static final Pattern MARK = Pattern.compile("([^\\p{L}\\p{N}\\s'])");

  /** Of texts in parts. */
  SentimentTask(TextOptions parts) {
    super(parts);
  }

  @Override
  public String name() {
    return "sentiment";
  }

  @Override
  public TaskSettings defaults() {
    return new TaskSettings("gru", 32, 32, 1, true, 0.3, "adam", 0.005, "cosine(minimum=0.05)", 5, 32, 6);
  }

  @Override
  protected LabelledCorpus generated(long seed) {
    return new Contrasts(TWINS, seed).make();
  }

  @Override
  protected Level level() {
    return Level.WORD;
  }

  @Override
  protected String written(String text) {
    return MARK.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" $1 ");
  }

  @Override
  protected String baseline() {
    return "bag of words";
  }

  @Override
  protected List<String> features(String text) {
    return level().tokens(written(text));
  }

  @Override
  protected List<String> shown() {
    return List.of(Contrasts.SHOWN, "I liked it after the first half, but the movie is not good.");
  }
}
