package dev.rnn.examples.chatbot;

import dev.rnn.examples.pairs.PairData;
import dev.rnn.examples.pairs.PairFigures;
import dev.rnn.examples.pairs.PairSettings;
import dev.rnn.examples.pairs.PairTask;
import dev.rnn.seq2seq.metric.Bleu;
import dev.rnn.seq2seq.text.TextPair;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Answers of a bot, from all that was said before. */
final class ChatbotTask implements PairTask {
  private static final int HISTORY = 120;

  private final List<String> said = new ArrayList<>();

  @Override
  public String name() {
    return "chatbot";
  }

  @Override
  public PairSettings defaults() {
    return PairSettings.DEFAULT.tokens("word:10000", "word:10000").sizes(96, 48).trained(0.003, 4000, 3)
        .beam(1); // by mean log-probability a beam chose wrong answers more often on bAbI
  }

  @Override
  public PairData read(long seed) {
    BookingDialogues usual = BookingDialogues.STANDARD;
    BookingDialogues.Parts parts = new BookingDialogues(usual.train(), usual.held(), seed).make();
    return new PairData(pairs(parts.train()), pairs(parts.valid()), pairs(parts.test()),
        String.format("%,d dialogues about booking a table", parts.train().size()));
  }

  @Override
  public List<TextPair> read(Path file) {
    return pairs(DialogueFile.read(file));
  }

  private static List<TextPair> pairs(List<Dialogue> dialogues) {
    return dialogues.stream().flatMap(dialogue -> dialogue.pairs(HISTORY).stream()).toList();
  }

  @Override
  public Map<String, Double> figures(List<String> found, List<TextPair> pairs) {
    return PairFigures.exactAndBleu(Bleu.TOKENIZED, found, pairs);
  }

  @Override
  public List<String> definitions() {
    return PairFigures.definitions(Bleu.TOKENIZED);
  }

  @Override
  public String shown(PairData data) {
    return data.test().stream().map(TextPair::source).filter(source -> source.split(" ", -1).length > 20).findFirst()
        .orElse(data.test().getFirst().source());
  }

  /** With what was said before. */
  @Override
  public String prepared(String typed) {
    List<String> all = new ArrayList<>(said);
    all.add(Dialogue.USER + " " + typed.strip());
    return Dialogue.last(String.join(" ", all), HISTORY);
  }

  @Override
  public void answered(String typed, String found) {
    said.add(Dialogue.USER + " " + typed.strip());
    said.add(Dialogue.BOT + " " + found);
  }

  /** "new" begins another dialogue. */
  @Override
  public boolean restarts(String typed) {
    if (!typed.strip().equals("new")) return false;
    said.clear();
    return true;
  }
}
