package dev.rnn.api.plugin;

import dev.rnn.api.error.RnnException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a {@link Spec} from text.
 *
 * <pre>
 * spec   = word ["@" digits] ["(" [option {"," option}] ")"]
 * option = name "=" value
 * value  = number | true | false | quoted | spec | "[" [value {"," value}] "]"
 * </pre>
 */
final class SpecParser {
  private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
  private static final Pattern CODE = Pattern.compile("[0-9a-fA-F]{4}");
  private static final Pattern DIGITS = Pattern.compile("\\d+");
  /** Deeper than anyone writes, and far from a stack overflow. */
  private static final int DEEPEST = 50;

  private final String text;
  private int at;
  private int depth;

  private SpecParser(String text) {
    this.text = text;
  }

  /** The whole text as a description. */
  static Spec spec(String text) {
    SpecParser parser = new SpecParser(text);
    parser.space();
    Spec spec = parser.specNamed(parser.word("the name of a plug-in"));
    parser.end();
    return spec;
  }

  /** The whole text as the value of an option. */
  static Object value(String text) {
    SpecParser parser = new SpecParser(text);
    parser.space();
    Object value = parser.value();
    parser.end();
    return value;
  }

  private Spec specNamed(String name) {
    Integer version = accept('@') ? (Integer) version() : null;
    Map<String, Object> options = new LinkedHashMap<>();
    if (accept('(')) {
      deeper();
      if (!accept(')')) {
        do option(options);
        while (accept(','));
        expect(')', "',' or ')'");
      }
      depth--;
    }
    return new Spec(name, version, options);
  }

  private int version() {
    int start = at;
    Matcher digits = DIGITS.matcher(text).region(at, text.length());
    if (!digits.lookingAt()) throw expected("a version number", at);
    at = digits.end();
    space();
    try {
      return Integer.parseInt(digits.group());
    } catch (NumberFormatException _) {
      throw error("this version number is too large", start);
    }
  }

  private void option(Map<String, Object> options) {
    int start = at;
    Matcher name = Spec.OPTION_NAME.matcher(text).region(at, text.length());
    if (!name.lookingAt()) throw expected("the name of an option", at);
    at = name.end();
    space();
    expect('=', "'=' and the value of '" + name.group() + "'");
    Object value = value();
    if (options.putIfAbsent(name.group(), value) != null) throw error("'" + name.group() + "' is set twice", start);
  }

  private Object value() {
    if (at == text.length()) throw expected("a value", at);
    char next = text.charAt(at);
    if (next == '[') return list();
    if (next == '"' || next == '\'') return quoted(next);
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    if (number.lookingAt()) return number(number);
    String word = word("a value");
    if (at < text.length() && (text.charAt(at) == '(' || text.charAt(at) == '@')) return specNamed(word);
    return switch (word) {
      case "true" -> true;
      case "false" -> false;
      default -> word;
    };
  }

  private List<Object> list() {
    List<Object> values = new ArrayList<>();
    expect('[', "'['");
    deeper();
    if (!accept(']')) {
      do values.add(value());
      while (accept(','));
      expect(']', "',' or ']'");
    }
    depth--;
    return values;
  }

  private Object number(Matcher number) {
    int start = at;
    at = number.end();
    if (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || "._".indexOf(text.charAt(at)) >= 0)) {
      throw error("this is neither a number nor a name", start);
    }
    space();
    String digits = number.group();
    if (!digits.matches("[+-]?\\d+")) return Double.parseDouble(digits);
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException _) {
      throw error("this whole number is too large", start);
    }
  }

  private String quoted(char quote) {
    int start = at++;
    StringBuilder read = new StringBuilder();
    while (at < text.length() && text.charAt(at) != quote) {
      char c = text.charAt(at++);
      read.append(c == '\\' ? escaped() : c);
    }
    if (at == text.length()) throw error("this quotation mark is never closed", start);
    at++;
    space();
    return read.toString();
  }

  private char escaped() {
    int start = at - 1;
    char c = at < text.length() ? text.charAt(at++) : ' ';
    Matcher code = CODE.matcher(text).region(at, text.length());
    if (c == 'u' && code.lookingAt()) {
      at = code.end();
      return (char) Integer.parseInt(code.group(), 16);
    }
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case '"', '\'', '\\' -> c;
      default -> throw error("after '\\' comes one of n t r \" ' \\ or u and four hexadecimal digits", start);
    };
  }

  private String word(String what) {
    Matcher word = Spec.WORD.matcher(text).region(at, text.length());
    if (!word.lookingAt()) throw expected(what, at);
    at = word.end();
    space();
    return word.group();
  }

  private boolean accept(char c) {
    if (at == text.length() || text.charAt(at) != c) return false;
    at++;
    space();
    return true;
  }

  private void expect(char c, String what) {
    if (!accept(c)) throw expected(what, at);
  }

  private void end() {
    if (at < text.length()) throw expected("the end", at);
  }

  private void space() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
  }

  private void deeper() {
    if (++depth > DEEPEST) throw error("this is nested more than " + DEEPEST + " levels deep", at);
  }

  private RnnException expected(String what, int where) {
    String found = where == text.length() ? "the text ends" : "there is '" + text.charAt(where) + "'";
    return error("expected " + what + ", but " + found, where);
  }

  private RnnException error(String what, int where) {
    return RnnException.error("RNN-SPEC-SYNTAX", what + ".")
        .detail(text.replaceAll("\\s", " ")).detail(" ".repeat(where) + "^")
        .fix("write it like lstm, gru(reset=before) or residual(cell=zoneout(cell=lstm,rate=0.1)).").build();
  }
}
