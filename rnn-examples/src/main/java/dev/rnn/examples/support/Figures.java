package dev.rnn.examples.support;

import dev.rnn.training.file.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The final figures of a command, for scripts. */
public final class Figures {
  private final Map<String, Object> all = new LinkedHashMap<>();

  /** Adds a figure. Numbers that are not finite become null, which JSON can say. */
  public Figures put(String name, @Nullable Object value) {
    boolean odd = value instanceof Double d && !Double.isFinite(d);
    all.put(name, odd || value == null ? JsonNull.VALUE : value);
    return this;
  }

  /** Writes the file, if one was asked for. */
  public void write(@Nullable Path file) {
    if (file == null) return;
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    all.forEach((name, value) -> plain.put(name, value == JsonNull.VALUE ? null : value));
    String text = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(plain)
        + "\n";
    AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private enum JsonNull { VALUE }
}
