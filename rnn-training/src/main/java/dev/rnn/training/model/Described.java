package dev.rnn.training.model;

import dev.rnn.api.error.RnnException;
import dev.rnn.api.plugin.Spec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map whose values are looked at one by one, with an error that names what is not as it should be. */
public record Described(Map<?, ?> values) {
  /** A whole number. */
  public int whole(String key, int least) {
    if (values.get(key) instanceof Integer number && number >= least) return number;
    throw broken(key);
  }

  /** A number from 0 to below 1. */
  public double rate(String key) {
    if (values.get(key) instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() < 1) {
      return number.doubleValue();
    }
    throw broken(key);
  }

  /** A finite number from 0. */
  public double number(String key) {
    if (values.get(key) instanceof Number number && number.doubleValue() >= 0
        && Double.isFinite(number.doubleValue())) {
      return number.doubleValue();
    }
    throw broken(key);
  }

  /** Text that is not empty. */
  public String text(String key) {
    if (values.get(key) instanceof String text && !text.isEmpty()) return text;
    throw broken(key);
  }

  /** True or false. */
  public boolean flag(String key) {
    if (values.get(key) instanceof Boolean flag) return flag;
    throw broken(key);
  }

  /** A constant of an enum, by its name. */
  public <E extends Enum<E>> E constant(Class<E> type, String key) {
    for (E constant : type.getEnumConstants()) if (constant.name().equals(values.get(key))) return constant;
    throw broken(key);
  }

  /** A map. */
  public Described map(String key) {
    if (values.get(key) instanceof Map<?, ?> inner) return new Described(inner);
    throw broken(key);
  }

  /** A list of maps. */
  public List<Described> maps(String key) {
    if (!(values.get(key) instanceof List<?> list)) throw broken(key);
    return list.stream().map(each -> {
      if (each instanceof Map<?, ?> inner) return new Described(inner);
      throw broken(key);
    }).toList();
  }

  /** A plug-in. */
  public Spec spec(String key) {
    return Spec.fromMap(map(key).values());
  }

  /** A plug-in, or null. */
  public @Nullable Spec optional(String key) {
    return values.get(key) == null ? null : spec(key);
  }

  private static RnnException broken(String key) {
    return RnnException.error("RNN-MODEL-SPEC", "the model's description has no usable \"" + key + "\".")
        .fix("use a file that rnn wrote.").build();
  }
}
