package dev.rnn.api.plugin;

import dev.rnn.api.Stability;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an option takes. {@code toString} says it in a word or two, for people. */
@Stability(Stability.Level.STABLE)
public sealed interface OptionType {
  /** A plain value. */
  enum Scalar implements OptionType {
    /** {@code int}. */
    INT,
    /** {@code long}. */
    LONG,
    /** {@code float}. */
    FLOAT,
    /** {@code double}. */
    DOUBLE,
    /** {@code boolean}. */
    BOOLEAN,
    /** {@code String}. */
    TEXT;

    @Override
    public String toString() {
      return switch (this) {
        case INT, LONG -> "whole number";
        case FLOAT, DOUBLE -> "number";
        case BOOLEAN -> "true or false";
        case TEXT -> "text";
      };
    }
  }

  /** A constant of an enum, written in any case and with '-' or '_'. */
  record Choice(Class<?> type) implements OptionType {
    /** The constants, as they are written. */
    public List<String> words() {
      return constants().map(SpecValues::word).toList();
    }

    Optional<Enum<?>> constant(String word) {
      String wanted = word.toLowerCase(Locale.ROOT).replace('_', '-');
      return constants().filter(constant -> SpecValues.word(constant).equals(wanted)).findFirst();
    }

    private java.util.stream.Stream<Enum<?>> constants() {
      return Arrays.stream(type.getEnumConstants()).map(constant -> (Enum<?>) constant);
    }

    @Override
    public String toString() {
      return words().stream().collect(Collectors.joining(", ", "one of ", ""));
    }
  }

  /** Another plug-in. */
  record Nested(PluginKind<?> kind) implements OptionType {
    @Override
    public String toString() {
      return kind.label();
    }
  }

  /** Any number of values of one type. */
  record ListOf(OptionType element) implements OptionType {
    @Override
    public String toString() {
      return "list of " + element;
    }
  }

  /** The option type for a Java type, if options can have it. */
  static Optional<OptionType> of(Type type) {
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      return of(list.getActualTypeArguments()[0]).map(ListOf::new);
    }
    Class<?> raw = switch (type) {
      case Class<?> plain -> plain;
      case ParameterizedType generic when generic.getRawType() instanceof Class<?> plain -> plain;
      default -> Object.class;
    };
    if (raw == int.class || raw == Integer.class) return Optional.of(Scalar.INT);
    if (raw == long.class || raw == Long.class) return Optional.of(Scalar.LONG);
    if (raw == float.class || raw == Float.class) return Optional.of(Scalar.FLOAT);
    if (raw == double.class || raw == Double.class) return Optional.of(Scalar.DOUBLE);
    if (raw == boolean.class || raw == Boolean.class) return Optional.of(Scalar.BOOLEAN);
    if (raw == String.class) return Optional.of(Scalar.TEXT);
    if (raw.isEnum()) return Optional.of(new Choice(raw));
    return PluginKind.ofContract(raw).map(Nested::new);
  }
}
