package dev.rnn.api.plugin;

import dev.rnn.api.plugin.OptionType.ListOf;
import dev.rnn.api.plugin.OptionType.Nested;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From an object that a plug-in made back to its {@link Spec}. */
final class SpecWriter {
  private final List<InstalledPlugin<?>> plugins;

  SpecWriter(List<InstalledPlugin<?>> plugins) {
    this.plugins = plugins;
  }

  /** Some part was made by no plug-in, or by one that cannot tell its settings. */
  static final class Unknown extends Exception {
    private static final long serialVersionUID = 1L;

    final transient Object part;
    final transient PluginKind<?> kind;

    Unknown(PluginKind<?> kind, Object part) {
      super(part.getClass().getName());
      this.kind = kind;
      this.part = part;
    }
  }

  Spec spec(PluginKind<?> kind, Object instance) throws Unknown {
    for (InstalledPlugin<?> installed : plugins) {
      if (installed.kind() != kind) continue;
      Optional<Options> settings = installed.plugin().settings(instance);
      if (settings.isPresent()) return spec(installed.plugin(), settings.get());
    }
    throw new Unknown(kind, instance);
  }

  private Spec spec(Plugin<?> plugin, Options settings) throws Unknown {
    Map<String, Object> options = new LinkedHashMap<>();
    for (PluginOption option : plugin.options()) {
      Object value = settings.values().get(option.name());
      if (value != null) options.put(option.name(), value(option.type(), value));
    }
    return new Spec(plugin.name(), plugin.version(), options);
  }

  private Object value(OptionType type, Object value) throws Unknown {
    if (type instanceof Nested(PluginKind<?> kind)) return spec(kind, value);
    if (type instanceof ListOf(OptionType element) && value instanceof List<?> list) {
      List<Object> all = new ArrayList<>();
      for (Object part : list) all.add(value(element, part));
      return all;
    }
    return value;
  }
}
