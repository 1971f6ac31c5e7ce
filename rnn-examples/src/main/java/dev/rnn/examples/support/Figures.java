package dev.rnn.examples.support;

import dev.rnn.training.file.AtomicFile;
import dev.rnn.training.trainer.TrainingResult;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
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

  /**
   * Says how long training took and where its model is, and adds the time.
   *
   * @param elements what the elements of its loss are called
   */
  public Figures trained(PrintStream out, TrainingResult result, String elements, Path file) {
    out.printf(Locale.ROOT, "trained in %.1f s, %,.0f %s/s; saved to %s%n", result.seconds(),
        result.elementsPerSecond(), elements, file);
    return put("seconds", result.seconds()).put("epochs", result.epochs())
        .put("elements_per_second", result.elementsPerSecond());
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
