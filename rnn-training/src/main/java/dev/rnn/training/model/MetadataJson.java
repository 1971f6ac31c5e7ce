package dev.rnn.training.model;

import dev.rnn.api.error.RnnException;
import dev.rnn.training.data.Level;
import dev.rnn.training.data.Vocabulary;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** JSON in the metadata of models' files, with errors that name the file. */
public final class MetadataJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private MetadataJson() {}

  /** As text. */
  public static String write(Map<String, ? extends @Nullable Object> map) {
    return JSON.writeValueAsString(map);
  }

  /**
   * From text.
   *
   * @throws RnnException if it is not a JSON object
   */
  public static Map<?, ?> read(Path file, String text) {
    try {
      if (JSON.readTree(text).isObject()) return JSON.readValue(text, Map.class);
    } catch (JacksonException reason) {
      throw broken(file, reason);
    }
    throw broken(file, null);
  }

  /** A vocabulary as a map. */
  public static Map<String, Object> described(Vocabulary vocabulary) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("level", vocabulary.level().toString());
    map.put("tokens", vocabulary.tokens());
    return map;
  }

  /**
   * A vocabulary as it was described.
   *
   * @throws RnnException if it is not the description of one
   */
  public static Vocabulary vocabulary(Path file, Map<?, ?> map) {
    if (!(map.get("tokens") instanceof List<?> tokens)) throw broken(file, null);
    return Vocabulary.of(Level.named(String.valueOf(map.get("level"))), tokens.stream().map(String::valueOf).toList());
  }

  /** The same error, saying of which file's model it is. */
  public static RnnException named(Path file, RnnException reason) {
    String message = String.valueOf(reason.getMessage());
    return RnnException.error(reason.id(), "the model in " + file + " cannot be built: "
        + message.substring(message.indexOf(']') + 2)).cause(reason).build();
  }

  /** The error that says that a file's metadata is damaged. */
  public static RnnException broken(Path file, @Nullable Exception reason) {
    RnnException.Builder error = RnnException.error("RNN-FILE-METADATA", file + ": the model's metadata is damaged.")
        .fix("take an intact copy of the file.");
    if (reason != null) error.cause(reason);
    return error.build();
  }
}
