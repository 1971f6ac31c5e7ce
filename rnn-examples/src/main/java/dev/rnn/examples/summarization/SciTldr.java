package dev.rnn.examples.summarization;

import dev.rnn.api.error.RnnException;
import dev.rnn.seq2seq.text.TextPair;
import dev.rnn.training.data.TextFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files of SciTLDR (Cachola et al. 2020): a JSON object each line, with lists of sentences {@code source, target}. */
public final class SciTldr {
  private static final JsonMapper JSON = JsonMapper.shared();

  private SciTldr() {}

  /**
   * The abstract of each paper with each of its summaries, in lower case.
   *
   * @throws RnnException {@code RNN-SUMMARIZATION-LINE} if a line is something else, and what {@link TextFile#lines}
   *     throws
   */
  public static List<TextPair> read(Path file) {
    List<TextPair> pairs = new ArrayList<>();
    List<String> lines = TextFile.lines(file);
    for (int i = 0; i < lines.size(); i++) {
      String place = file + ":" + (i + 1);
      JsonNode paper = parsed(lines.get(i), place);
      String source = String.join(" ", texts(paper, "source", place));
      for (String target : texts(paper, "target", place)) {
        pairs.add(new TextPair(source, target, place));
      }
    }
    return pairs;
  }

  private static JsonNode parsed(String line, String place) {
    try {
      return JSON.readTree(line);
    } catch (JacksonException reason) {
      throw wrong(place, reason.getOriginalMessage());
    }
  }

  private static List<String> texts(JsonNode paper, String field, String place) {
    JsonNode list = paper.path(field);
    if (!list.isArray() || list.isEmpty()) throw wrong(place, "no list of sentences named \"" + field + "\"");
    List<String> texts = new ArrayList<>();
    for (JsonNode text : list) texts.add(text.asString().toLowerCase(Locale.ROOT).strip());
    return texts;
  }

  private static RnnException wrong(String place, String found) {
    return RnnException.error("RNN-SUMMARIZATION-LINE", "A line is no paper of SciTLDR.").in(place)
        .detail("found: " + found)
        .fix("write a JSON object each line, with lists of sentences \"source\" and \"target\".").build();
  }
}
