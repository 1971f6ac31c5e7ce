package dev.rnn.api.plugin;

import java.util.List;
import java.util.Map;

/** Writes a {@link Spec} in its canonical form, and underlines a part of it for errors. */
final class SpecPrinter {
  private final StringBuilder text = new StringBuilder();
  private final List<Object> marked;
  private int from = -1;
  private int to = -1;

  private SpecPrinter(List<Object> marked) {
    this.marked = marked;
  }

  static String print(Spec spec) {
    SpecPrinter printer = new SpecPrinter(List.of());
    printer.value(spec, List.of());
    return printer.text.toString();
  }

  /**
   * Two lines: the text, and carets under one part.
   *
   * @param part the way to it: option names and list indices; empty for the name of the whole
   */
  static List<String> underlined(Spec spec, List<Object> part) {
    SpecPrinter printer = new SpecPrinter(part);
    printer.value(spec, List.of());
    String text = printer.text.toString();
    return printer.from < 0 ? List.of(text)
        : List.of(text, " ".repeat(printer.from) + "^".repeat(printer.to - printer.from));
  }

  private void value(Object value, List<Object> path) {
    switch (value) {
      case Spec spec -> {
        int start = text.length();
        text.append(spec.name());
        if (spec.version() != null) text.append('@').append(spec.version());
        if (path.isEmpty()) mark(path, start);
        // Inside of another one, a name without options is a text: Spec sees to that.
        if (!spec.options().isEmpty()) options(spec.options(), path);
      }
      case List<?> list -> {
        text.append('[');
        for (int i = 0; i < list.size(); i++) {
          if (i > 0) text.append(',');
          int start = text.length();
          List<Object> inner = plus(path, i);
          value(list.get(i), inner);
          mark(inner, start);
        }
        text.append(']');
      }
      case String word -> text.append(bare(word) ? word : quoted(word));
      default -> text.append(value);
    }
  }

  private void options(Map<String, Object> options, List<Object> path) {
    String separator = "(";
    for (Map.Entry<String, Object> option : options.entrySet()) {
      text.append(separator);
      int start = text.length();
      List<Object> inner = plus(path, option.getKey());
      text.append(option.getKey()).append('=');
      value(option.getValue(), inner);
      mark(inner, start);
      separator = ",";
    }
    text.append(')');
  }

  private void mark(List<Object> path, int start) {
    if (!path.equals(marked)) return;
    from = start;
    to = text.length();
  }

  private static boolean bare(String word) {
    return Spec.WORD.matcher(word).matches() && !word.equals("true") && !word.equals("false");
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') quoted.append('\\').append(c);
      else if (c < ' ') quoted.append(String.format("\\u%04x", (int) c));
      else quoted.append(c);
    }
    return quoted.append('"').toString();
  }

  private static List<Object> plus(List<Object> path, Object step) {
    List<Object> longer = new java.util.ArrayList<>(path);
    longer.add(step);
    return List.copyOf(longer);
  }
}
