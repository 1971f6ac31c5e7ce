package dev.rnn.api.plugin;

import dev.rnn.api.error.Nearest;
import dev.rnn.api.error.RnnException;
import dev.rnn.api.plugin.PluginOption.Unfit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes what a {@link Spec} describes, from the inside out; errors show the whole description and underline a part. */
final class SpecBinder {
  private final PluginRegistry registry;
  private final Spec whole;
  private final Map<String, Object> defaults;

  /** {@code defaults} are for options of these names that a description does not set, however deeply nested it is. */
  SpecBinder(PluginRegistry registry, Spec whole, Map<String, Object> defaults) {
    this.registry = registry;
    this.whole = whole;
    this.defaults = defaults;
  }

  Object create(PluginKind<?> kind) {
    return create(kind, whole, List.of());
  }

  /** {@code part} is the way from the whole to {@code spec}: option names and list indices. */
  private Object create(PluginKind<?> kind, Spec spec, List<Object> part) {
    InstalledPlugin<?> installed = registry.find(kind, spec.name())
        .orElseThrow(() -> registry.unknown(kind, spec.name(), SpecPrinter.underlined(whole, part)));
    checkVersion(installed, spec, part);
    checkNames(installed, spec, part);
    Map<String, Object> values = new LinkedHashMap<>();
    for (PluginOption option : installed.plugin().options()) {
      Object set = spec.options().get(option.name());
      values.put(option.name(), set == null ? unset(installed, option, part) : set(installed, option, set, part));
    }
    try {
      return kind.cast(installed.plugin().create(new Options(values)));
    } catch (RnnException understandable) {
      throw understandable;
    } catch (RuntimeException | LinkageError | AssertionError reason) {
      throw failed(installed, reason, part);
    }
  }

  private Object set(InstalledPlugin<?> installed, PluginOption option, Object value, List<Object> part) {
    List<Object> place = longer(part, option.name());
    try {
      return OptionValues.convert(option, value,
          (kind, nested, index) -> create(kind, described(nested), longer(place, index)));
    } catch (Unfit reason) {
      throw unfit(installed, option, reason, longer(place, reason.index)).fix(reason.fix).build();
    }
  }

  private Object unset(InstalledPlugin<?> installed, PluginOption option, List<Object> part) {
    Object common = defaults.get(option.name());
    Object value = common == null ? option.defaultValue() : plain(common);
    if (value == null) throw missing(installed, option, part);
    try {
      // A default is not in the text, so an error within it shows the default alone.
      return OptionValues.convert(option, value,
          (kind, nested, _) -> new SpecBinder(registry, described(nested), defaults).create(kind));
    } catch (Unfit reason) {
      throw unfit(installed, option, reason, part)
          .detail(common == null ? "" : "it is not set here: " + value + " is what the command or program gives to all")
          .fix(reason.fix).build();
    }
  }

  private void checkVersion(InstalledPlugin<?> installed, Spec spec, List<Object> part) {
    Plugin<?> plugin = installed.plugin();
    Integer wanted = spec.version();
    if (wanted == null || (wanted >= plugin.oldestVersion() && wanted <= plugin.version())) return;
    throw error("RNN-PLUGIN-VERSION", title(installed) + " is of version " + plugin.version()
        + ", but version " + wanted + " is asked for.", part)
        .fix(wanted > plugin.version() ? "use a newer one than that in " + installed.jar() + "."
            : "write the options for version " + plugin.version() + ", or use the older jar.").build();
  }

  private void checkNames(InstalledPlugin<?> installed, Spec spec, List<Object> part) {
    List<String> known = installed.plugin().options().stream().map(PluginOption::name).toList();
    for (String name : spec.options().keySet()) {
      if (known.contains(name)) continue;
      throw error("RNN-OPTION-UNKNOWN", title(installed) + " has no option '" + name + "'.", longer(part, name))
          .fix(known.isEmpty() ? "leave it out: there are no options." : Nearest.hint(name, known) + ".").build();
    }
  }

  private RnnException missing(InstalledPlugin<?> installed, PluginOption option, List<Object> part) {
    return error("RNN-OPTION-MISSING", title(installed) + " needs its option '" + option.name() + "' ("
        + option.type() + (option.range().isEmpty() ? "" : ", " + option.range()) + ").", part)
        .fix("set it: " + installed.name() + "(" + option.name() + "=" + OptionValues.example(option.type()) + ").")
        .build();
  }

  private RnnException failed(InstalledPlugin<?> installed, Throwable reason, List<Object> part) {
    return error("RNN-PLUGIN-CREATE", title(installed) + " cannot be made: " + Reasons.words(reason) + ".", part)
        .in(Reasons.line(reason, installed.plugin().type()))
        .fix("change the options; or, if they are right, mend the plug-in in " + installed.jar() + ".")
        .cause(reason).build();
  }

  private RnnException.Builder unfit(
      InstalledPlugin<?> installed, PluginOption option, Unfit reason, List<Object> place) {
    return error(reason.id,
        "option '" + option.name() + "' of " + title(installed) + " " + reason.getMessage() + ".", place);
  }

  private RnnException.Builder error(String id, String what, List<Object> part) {
    RnnException.Builder error = RnnException.error(id, what);
    SpecPrinter.underlined(whole, part).forEach(error::detail);
    return error;
  }

  private static String title(InstalledPlugin<?> installed) {
    return installed.kind() + " '" + installed.name() + "'";
  }

  private static Spec described(Object value) {
    return value instanceof Spec spec ? spec : Spec.of((String) value);
  }

  /** Programs may give finished plug-ins as defaults; all else is as in a description. */
  private static Object plain(Object value) {
    boolean finished = PluginKind.all().stream().anyMatch(kind -> kind.contract().isInstance(value));
    return finished ? value : SpecValues.normal(value);
  }

  /** One step further; a negative index is no step. */
  private static List<Object> longer(List<Object> path, Object step) {
    if (step.equals(-1)) return path;
    List<Object> longer = new ArrayList<>(path);
    longer.add(step);
    return List.copyOf(longer);
  }
}
