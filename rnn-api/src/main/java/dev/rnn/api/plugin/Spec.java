package dev.rnn.api.plugin;

import dev.rnn.api.Stability;
import dev.rnn.api.error.RnnException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The description of a plug-in: its name and the options that were set, some of which may be descriptions themselves.
 * One grammar on command lines, in files and in errors:
 *
 * <pre>{@code
 * lstm
 * gru(reset=before)
 * residual(cell=zoneout(cell=lstm,rate=0.1))
 * stack(cells=[lstm(hiddenSize=3),gru@2])
 * }</pre>
 *
 * <p>A bare word is a name or a text: what it means is decided by the option's type when the plug-in is made. So
 * {@code Spec("lstm")} inside of another spec and the text {@code "lstm"} are the same value, and equal.
 *
 * @param name of the plug-in
 * @param version of the plug-in that the options were written for; null: whichever is there
 * @param options by name, in the order written: {@code Long}, {@code Double}, {@code Boolean}, {@code String},
 *     {@code Spec} or {@code List} of them. Other numbers and enum constants are turned into these.
 */
@Stability(Stability.Level.STABLE)
public record Spec(String name, @Nullable Integer version, Map<String, Object> options) {
  static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
  static final Pattern OPTION_NAME = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");

  /**
   * Copies and normalises the options.
   *
   * @throws RnnException if a name cannot be written, or a value is none that a spec may have
   */
  public Spec {
    if (!WORD.matcher(name).matches()) {
      throw SpecValues.unfit("'" + name + "' cannot be the name of a plug-in",
          "use lower-case letters, digits and '-', such as layer-norm.");
    }
    Map<String, Object> copy = new LinkedHashMap<>();
    options.forEach((option, value) -> {
      if (!OPTION_NAME.matcher(option).matches()) {
        throw SpecValues.unfit("'" + option + "' cannot be the name of an option",
            "use the option's name, a Java name.");
      }
      copy.put(option, SpecValues.normal(value));
    });
    options = Collections.unmodifiableMap(copy);
  }

  /** A plug-in without options. */
  public static Spec of(String name) {
    return new Spec(name, null, Map.of());
  }

  /**
   * Reads a description.
   *
   * @throws RnnException with the text and the place where it cannot be read
   */
  public static Spec parse(String text) {
    return SpecParser.spec(text);
  }

  /**
   * Reads what {@link #toMap} gave, or JSON with the same content.
   *
   * @throws RnnException if it is something else
   */
  public static Spec fromMap(Map<?, ?> map) {
    return SpecValues.fromMap(map);
  }

  /** The same with an option set. */
  public Spec with(String option, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(options);
    changed.put(option, value);
    return new Spec(name, version, changed);
  }

  /** The same for a version of the plug-in. */
  public Spec withVersion(int number) {
    return new Spec(name, number, options);
  }

  /** The same without versions, also of nested descriptions: for people to read. */
  public Spec withoutVersions() {
    Map<String, Object> plain = new LinkedHashMap<>();
    options.forEach((option, value) -> plain.put(option, withoutVersions(value)));
    return new Spec(name, null, plain);
  }

  /** {@code name}, {@code version} and {@code options} as maps, lists, texts, numbers and booleans: for JSON. */
  public Map<String, Object> toMap() {
    return SpecValues.toMap(this);
  }

  /** The description in its canonical form; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return SpecPrinter.print(this);
  }

  private static Object withoutVersions(Object value) {
    return switch (value) {
      case Spec spec -> spec.withoutVersions();
      case List<?> list -> list.stream().map(Spec::withoutVersions).toList();
      default -> value;
    };
  }
}
