package dev.rnn.api.plugin;

import dev.rnn.api.error.Nearest;
import dev.rnn.api.plugin.OptionType.Choice;
import dev.rnn.api.plugin.OptionType.ListOf;
import dev.rnn.api.plugin.OptionType.Nested;
import dev.rnn.api.plugin.OptionType.Scalar;
import dev.rnn.api.plugin.PluginOption.Unfit;
import java.util.ArrayList;
import java.util.List;

/** From a value of a {@link Spec} to the Java value of an option. */
final class OptionValues {
  private OptionValues() {}

  /** How a nested plug-in is made; {@code index} is its place in a list, or −1. */
  @FunctionalInterface
  interface Nesting {
    Object create(PluginKind<?> kind, Object value, int index);
  }

  /**
   * The value, converted.
   *
   * @throws Unfit if it has the wrong type, or is out of range
   */
  static Object convert(PluginOption option, Object value, Nesting nesting) throws Unfit {
    if (!(option.type() instanceof ListOf(OptionType element))) {
      return convert(option, option.type(), value, -1, nesting);
    }
    if (!(value instanceof List<?> given)) {
      throw new Unfit("RNN-OPTION-TYPE", -1, "must be a " + option.type() + ", but is " + show(value),
          "put it in brackets: " + option.name() + "=[" + show(value) + "].");
    }
    List<Object> converted = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) converted.add(convert(option, element, given.get(i), i, nesting));
    return List.copyOf(converted);
  }

  private static Object convert(PluginOption option, OptionType type, Object value, int index, Nesting nesting)
      throws Unfit {
    return switch (type) {
      case Nested nested -> {
        if (nested.kind().contract().isInstance(value)) yield value;
        if (!(value instanceof String || value instanceof Spec)) throw wrong(option, type, value, index);
        yield nesting.create(nested.kind(), value, index);
      }
      case Choice choice -> choice(option, choice, value, index);
      case Scalar scalar -> scalar(option, scalar, value, index);
      case ListOf _ -> throw wrong(option, type, value, index); // refused by PluginOption
    };
  }

  private static Object choice(PluginOption option, Choice choice, Object value, int index) throws Unfit {
    if (!(value instanceof String word)) throw wrong(option, choice, value, index);
    return choice.constant(word).orElseThrow(() -> new Unfit("RNN-OPTION-TYPE", index,
        "must be " + choice + ", but is " + show(value),
        "write " + option.name() + "=" + Nearest.to(word, choice.words()).orElse(choice.words().getFirst()) + "."));
  }

  private static Object scalar(PluginOption option, Scalar scalar, Object value, int index) throws Unfit {
    return switch (scalar) {
      case BOOLEAN -> {
        if (!(value instanceof Boolean)) throw wrong(option, scalar, value, index);
        yield value;
      }
      case TEXT -> {
        if (!(value instanceof String)) throw wrong(option, scalar, value, index);
        yield value;
      }
      case INT, LONG -> {
        long number = whole(option, scalar, value, index);
        check(option, (double) number, value, index);
        if (scalar == Scalar.LONG) yield number;
        if (number != (int) number) {
          throw new Unfit("RNN-OPTION-RANGE", index, "is " + number + ", but must be at most " + Integer.MAX_VALUE,
              "give a smaller number.");
        }
        yield (int) number;
      }
      case FLOAT, DOUBLE -> {
        double number = number(option, scalar, value, index);
        check(option, number, value, index);
        if (scalar == Scalar.FLOAT) yield (float) number;
        yield number;
      }
    };
  }

  private static long whole(PluginOption option, Scalar scalar, Object value, int index) throws Unfit {
    if (value instanceof Long number) return number;
    // JSON writers may turn 200 into 200.0.
    if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) <= 1L << 53) {
      return number.longValue();
    }
    throw wrong(option, scalar, value, index);
  }

  private static double number(PluginOption option, Scalar scalar, Object value, int index) throws Unfit {
    return switch (value) {
      case Long number -> number;
      case Double number -> number;
      case String word when word.equals("Infinity") || word.equals("-Infinity") || word.equals("NaN") ->
          Double.parseDouble(word);
      default -> throw wrong(option, scalar, value, index);
    };
  }

  private static void check(PluginOption option, double number, Object value, int index) throws Unfit {
    if (!option.bounded() || (number >= option.min() && number <= option.max())) return;
    throw new Unfit("RNN-OPTION-RANGE", index, "is " + show(value) + ", but must be " + option.range(),
        "give a number that is " + option.range() + ".");
  }

  private static Unfit wrong(PluginOption option, OptionType type, Object value, int index) {
    return new Unfit("RNN-OPTION-TYPE", index, "must be " + article(type) + ", but is " + show(value),
        type == Scalar.TEXT ? "put it in quotation marks: " + option.name() + "=\"" + show(value) + "\"."
            : "write it like " + option.name() + "=" + (index < 0 ? example(type) : "[" + example(type) + "]") + ".");
  }

  private static String article(OptionType type) {
    return switch (type) {
      case Scalar scalar when scalar == Scalar.BOOLEAN || scalar == Scalar.TEXT -> scalar.toString();
      case Choice choice -> choice.toString();
      default -> ("aeiou".indexOf(type.toString().charAt(0)) < 0 ? "a " : "an ") + type;
    };
  }

  static String example(OptionType type) {
    return switch (type) {
      case Scalar scalar -> switch (scalar) {
        case INT, LONG -> "3";
        case FLOAT, DOUBLE -> "0.5";
        case BOOLEAN -> "true";
        case TEXT -> "name";
      };
      case Choice choice -> choice.words().getFirst();
      case Nested _ -> "name(option=value)";
      case ListOf list -> "[" + example(list.element()) + "]";
    };
  }

  private static String show(Object value) {
    return switch (value) {
      case String text -> "'" + text + "'";
      case List<?> list -> list.stream().map(OptionValues::show).toList().toString();
      default -> value.toString();
    };
  }
}
