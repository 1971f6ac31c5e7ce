package dev.rnn.training;

import com.google.inject.Binder;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.MapBinder;
import com.google.inject.util.Types;
import dev.rnn.api.plugin.Plugin;
import dev.rnn.api.plugin.PluginKind;
import java.util.Map;

/** Binds plug-ins by name in Guice: those of a module add to, or take the place of, those that were found. */
public final class Plugins {
  private Plugins() {}

  /** Adds a plug-in in a module's {@code configure}. */
  public static <T> void bind(Binder binder, PluginKind<T> kind, Plugin<T> plugin) {
    binder(binder, kind).addBinding(plugin.name()).toInstance(plugin);
  }

  /** The map of names to plug-ins of a kind. */
  static <T> MapBinder<String, Plugin<?>> binder(Binder binder, PluginKind<T> kind) {
    return MapBinder.newMapBinder(binder, TypeLiteral.get(String.class), plugin(), named(kind));
  }

  /** Where all plug-ins of a kind that were bound are found. */
  @SuppressWarnings("unchecked") // the key's type is written out here
  static Key<Map<String, Plugin<?>>> key(PluginKind<?> kind) {
    return (Key<Map<String, Plugin<?>>>) Key.get(Types.mapOf(String.class, plugin().getType()), named(kind));
  }

  private static TypeLiteral<Plugin<?>> plugin() {
    return new TypeLiteral<>() {};
  }

  private static com.google.inject.name.Named named(PluginKind<?> kind) {
    return com.google.inject.name.Names.named(kind.label());
  }
}
