package dev.rnn.api.plugin;

import dev.rnn.api.Stability;
import dev.rnn.api.error.RnnException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One option of a plug-in.
 *
 * @param name as it is written in a {@link Spec}
 * @param type what it takes
 * @param defaultValue a value as a {@link Spec} has it; null: the option is required
 * @param description a few words
 * @param min the smallest number allowed; −∞: any
 * @param max the largest number allowed; ∞: any
 */
@Stability(Stability.Level.STABLE)
public record PluginOption(
    String name, OptionType type, @Nullable Object defaultValue, String description, double min, double max) {

  /**
   * Checks that the default fits.
   *
   * @throws RnnException if it does not
   */
  public PluginOption {
    if (!Spec.OPTION_NAME.matcher(name).matches()) throw broken(name, "its name is no Java name");
    if (type instanceof OptionType.ListOf(OptionType.ListOf _)) throw broken(name, "lists of lists cannot be written");
    if (defaultValue != null) defaultValue = SpecValues.normal(defaultValue);
  }

  /** A required option. */
  public static PluginOption required(String name, OptionType type) {
    return new PluginOption(name, type, null, "", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /** An option with a default: a number, a boolean, a text, a {@link Spec}, an enum constant or a list. */
  public static PluginOption of(String name, OptionType type, Object defaultValue) {
    return checked(new PluginOption(name, type, defaultValue, "", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
  }

  /** The same with a few words about it. */
  public PluginOption describedAs(String text) {
    return new PluginOption(name, type, defaultValue, text, min, max);
  }

  /** The same with numbers allowed from {@code smallest} to {@code largest}. */
  public PluginOption within(double smallest, double largest) {
    return checked(new PluginOption(name, type, defaultValue, description, smallest, largest));
  }

  /** The default as it is written in a {@link Spec}; empty when the option is required. */
  public String defaultText() {
    if (defaultValue == null) return "";
    // What a spec prints after the '=' of its only option.
    String text = new Spec("x", null, java.util.Map.of("x", defaultValue)).toString();
    return text.substring("x(x=".length(), text.length() - 1);
  }

  /** {@code from 0 to 1}, {@code at least 1}, {@code at most 5}; empty when any number will do. */
  public String range() {
    if (min == Double.NEGATIVE_INFINITY) return max == Double.POSITIVE_INFINITY ? "" : "at most " + shortly(max);
    return max == Double.POSITIVE_INFINITY ? "at least " + shortly(min)
        : "from " + shortly(min) + " to " + shortly(max);
  }

  /** An option for each component of a record. */
  static List<PluginOption> of(Class<? extends Record> type) {
    return java.util.Arrays.stream(type.getRecordComponents()).map(PluginOption::of).toList();
  }

  boolean bounded() {
    return !range().isEmpty();
  }

  private static PluginOption of(RecordComponent component) {
    String name = component.getName();
    OptionType type = OptionType.of(component.getGenericType()).orElseThrow(() -> RnnException
        .error("RNN-PLUGIN-OPTION", "component '" + name + "' of record " + component.getDeclaringRecord().getName()
            + " has type " + component.getGenericType().getTypeName() + ", which no option can have.")
        .fix("use int, long, float, double, boolean, String, an enum, another plug-in's contract such as Cell<?>, or a "
            + "List of one of these; or make the plug-in with Plugin.of(name, type, factory).").build());
    Option about = component.getAnnotation(Option.class);
    if (about == null) return required(name, type);
    Object defaultValue = about.defaultValue().equals(Option.REQUIRED) ? null
        : type == OptionType.Scalar.TEXT ? about.defaultValue() : SpecParser.value(about.defaultValue());
    return checked(new PluginOption(name, type, defaultValue, about.description(), about.min(), about.max()));
  }

  // Found when the plug-in is loaded rather than when somebody first relies on the default.
  private static PluginOption checked(PluginOption option) {
    if (option.defaultValue == null) return option;
    try {
      OptionValues.convert(option, option.defaultValue, (_, value, _) -> value);
    } catch (Unfit reason) {
      throw broken(option.name, "its default " + reason.getMessage());
    }
    return option;
  }

  private static RnnException broken(String name, String why) {
    return RnnException.error("RNN-PLUGIN-OPTION", "option '" + name + "' is declared wrongly: " + why + ".")
        .fix("mend the declaration in the plug-in.").build();
  }

  private static String shortly(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15 ? Long.toString((long) number)
        : Double.toString(number);
  }

  /** A value that does not fit: the message is what follows after the option's name. */
  static final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;

    final String id;
    final int index;
    final String fix;

    Unfit(String id, int index, String message, String fix) {
      super(message);
      this.id = id;
      this.index = index;
      this.fix = fix;
    }
  }
}
