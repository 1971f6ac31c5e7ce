package dev.rnn.api.plugin;

import dev.rnn.api.error.RnnException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values that a {@link Spec} may have, and their form in JSON. */
final class SpecValues {
  private SpecValues() {}

  /** The one form of a value: equal values are equal objects, and print alike. */
  static Object normal(@Nullable Object value) {
    return switch (value) {
      case Boolean flag -> flag;
      case String text -> text;
      case Byte number -> number.longValue();
      case Short number -> number.longValue();
      case Integer number -> number.longValue();
      case Long number -> number;
      case BigInteger big when big.bitLength() < Long.SIZE -> big.longValue();
      // By its decimal digits: 0.1f is meant as 0.1.
      case Number number -> finite(Double.parseDouble(number.toString()));
      case Enum<?> constant -> word(constant);
      case Spec spec -> spec.options().isEmpty() && spec.version() == null ? spec.name() : spec;
      case List<?> list -> list.stream().map(SpecValues::normal).toList();
      case null, default -> throw unfit((value == null ? "null" : "a " + value.getClass().getName())
          + " cannot be the value of an option",
          "give a number, true or false, a text, a description or a list of these.");
    };
  }

  /** An enum constant as it is written: {@code HARD_SIGMOID} is {@code hard-sigmoid}. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Map<String, Object> toMap(Spec spec) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", spec.name());
    if (spec.version() != null) map.put("version", spec.version().longValue());
    if (!spec.options().isEmpty()) {
      Map<String, Object> options = new LinkedHashMap<>();
      spec.options().forEach((name, value) -> options.put(name, plain(value)));
      map.put("options", options);
    }
    return map;
  }

  static Spec fromMap(Map<?, ?> map) {
    for (Object key : map.keySet()) {
      if (!List.of("name", "version", "options").contains(key)) {
        throw unfit("the description " + map + " has a '" + key + "'", "keep name, version and options only.");
      }
    }
    if (!(map.get("name") instanceof String name)) {
      throw unfit("the description " + map + " has no name", "give it a name, such as \"name\": \"lstm\".");
    }
    Map<String, Object> options = new LinkedHashMap<>();
    switch (map.get("options")) {
      case null -> { }
      case Map<?, ?> given -> given.forEach((option, value) -> options.put(String.valueOf(option), read(value)));
      case Object other -> throw unfit("the options of '" + name + "' are " + other, "write them as an object.");
    }
    Integer version = switch (map.get("version")) {
      case null -> null;
      case Number number when number.doubleValue() == number.intValue() -> number.intValue();
      case Object other -> throw unfit("the version of '" + name + "' is " + other, "write a whole number.");
    };
    return new Spec(name, version, options);
  }

  static RnnException unfit(String what, String fix) {
    return RnnException.error("RNN-SPEC-VALUE", what + ".").fix(fix).build();
  }

  private static Object plain(Object value) {
    return switch (value) {
      case Spec spec -> toMap(spec);
      case List<?> list -> list.stream().map(SpecValues::plain).toList();
      default -> value;
    };
  }

  private static Object read(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> fromMap(map);
      case List<?> list -> {
        List<Object> read = new ArrayList<>();
        for (Object element : list) read.add(read(element));
        yield read;
      }
      case null, default -> normal(value);
    };
  }

  // JSON has no infinity, and in the text it would look like a name: so it is one.
  private static Object finite(double number) {
    return Double.isFinite(number) ? (Object) number : Double.toString(number);
  }
}
