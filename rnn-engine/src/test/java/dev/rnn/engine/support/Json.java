package dev.rnn.engine.support;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON without escapes in strings: objects to maps, arrays to lists, numbers to doubles. */
public final class Json {
  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  /** Reads an object. */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> object(String text) {
    return (Map<String, Object>) java.util.Objects.requireNonNull(new Json(text).value());
  }

  /** The numbers of an array. */
  public static double[] numbers(@Nullable Object array) {
    return ((List<?>) java.util.Objects.requireNonNull(array)).stream().mapToDouble(v -> (Double) v).toArray();
  }

  private @Nullable Object value() {
    return switch (peek()) {
      case '{' -> map();
      case '[' -> list();
      case '"' -> string();
      default -> word();
    };
  }

  private char peek() {
    while (Character.isWhitespace(text.charAt(at))) at++;
    return text.charAt(at);
  }

  private boolean more(char end) {
    char c = peek();
    at++;
    return c != end;
  }

  private Map<String, @Nullable Object> map() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    at++;
    if (peek() == '}') {
      at++;
      return map;
    }
    do {
      peek();
      String key = string();
      more(':');
      map.put(key, value());
    } while (more('}'));
    return map;
  }

  private List<@Nullable Object> list() {
    List<@Nullable Object> list = new ArrayList<>();
    at++;
    if (peek() == ']') {
      at++;
      return list;
    }
    do list.add(value()); while (more(']'));
    return list;
  }

  private String string() {
    int end = text.indexOf('"', at + 1);
    String s = text.substring(at + 1, end);
    at = end + 1;
    return s;
  }

  private @Nullable Object word() {
    int from = at;
    while (at < text.length() && ",]} \n\r\t".indexOf(text.charAt(at)) < 0) at++;
    String word = text.substring(from, at);
    return switch (word) {
      case "null" -> null;
      case "true", "false" -> Boolean.valueOf(word);
      default -> Double.valueOf(word);
    };
  }
}
