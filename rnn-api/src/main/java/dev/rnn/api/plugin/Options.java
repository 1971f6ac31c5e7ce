package dev.rnn.api.plugin;

import dev.rnn.api.Stability;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The values of a plug-in's options, checked and of their Java types; nested plug-ins are already made.
 *
 * @param values by option name, in the order of declaration
 */
@Stability(Stability.Level.STABLE)
public record Options(Map<String, Object> values) {
  /** No options. */
  public static final Options NONE = new Options(Map.of());

  /** Copies the values. */
  public Options {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * The value of a declared option.
   *
   * @throws IllegalArgumentException if no such option was declared, or it has another type
   */
  public <V> V get(String name, Class<V> type) {
    Object value = values.get(name);
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException("option '" + name + "' is " + (value == null ? "not declared"
          : "a " + value.getClass().getSimpleName() + ", not a " + type.getSimpleName()));
    }
    return type.cast(value);
  }

  /** The value of an option declared as {@code int}. */
  public int integer(String name) {
    return get(name, Integer.class);
  }

  /** The value of an option declared as {@code double}. */
  public double number(String name) {
    return get(name, Double.class);
  }

  /** The value of an option declared as {@code boolean}. */
  public boolean flag(String name) {
    return get(name, Boolean.class);
  }

  /** The value of an option declared as {@code String}. */
  public String text(String name) {
    return get(name, String.class);
  }
}
