package dev.rnn.tck;

import dev.rnn.api.plugin.OptionType;
import dev.rnn.api.plugin.PluginKind;
import dev.rnn.api.plugin.PluginOption;
import dev.rnn.api.plugin.PluginRegistry;
import dev.rnn.api.plugin.Spec;
import java.util.List;
import java.util.Map;

/** Descriptions of plug-ins in which every option that has to be set is set to something small that is allowed. */
final class Filled {
  static final int SIZE = 5;

  /** For options of parts that a plug-in has by default. */
  static final Map<String, Object> DEFAULTS = Map.of("hiddenSize", SIZE, "size", 4);

  private Filled() {}

  /** A description of a plug-in. */
  static Spec spec(PluginRegistry registry, PluginKind<?> kind, String name) {
    Spec spec = Spec.of(name);
    for (PluginOption option : registry.find(kind, name).orElseThrow().plugin().options()) {
      if (option.defaultValue() == null) spec = spec.with(option.name(), value(registry, option.type(), option));
    }
    return spec;
  }

  private static Object value(PluginRegistry registry, OptionType type, PluginOption option) {
    return switch (type) {
      case OptionType.Scalar scalar -> switch (scalar) {
        case INT, LONG -> option.name().equals("blank") ? 0 : option.name().equals("size") ? 4
            : (int) Math.clamp(SIZE, option.min(), option.max());
        case FLOAT, DOUBLE -> Math.clamp(0.5, option.min(), option.max());
        case BOOLEAN -> true;
        case TEXT -> "text";
      };
      case OptionType.Choice choice -> choice.words().getFirst();
      case OptionType.Nested(PluginKind<?> kind) -> spec(registry, kind, innermost(registry, kind));
      case OptionType.ListOf(OptionType element) ->
          List.of(value(registry, element, option), value(registry, element, option));
    };
  }

  /** A plug-in that needs no other of its kind. */
  private static String innermost(PluginRegistry registry, PluginKind<?> kind) {
    return registry.names(kind).stream().filter(name -> registry.find(kind, name).orElseThrow().plugin().options()
        .stream().noneMatch(option -> option.type().equals(new OptionType.Nested(kind))
            || option.type().equals(new OptionType.ListOf(new OptionType.Nested(kind))))).findFirst().orElseThrow();
  }
}
