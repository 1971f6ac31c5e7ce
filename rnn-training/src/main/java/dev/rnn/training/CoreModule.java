package dev.rnn.training;

import com.google.inject.AbstractModule;
import com.google.inject.Injector;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.rnn.api.plugin.Plugin;
import dev.rnn.api.plugin.PluginKind;
import dev.rnn.api.plugin.PluginRegistry;

/** Wires the framework: one registry of all plug-ins that were found, with those that modules bind by name on top. */
final class CoreModule extends AbstractModule {
  private final PluginRegistry found;

  CoreModule(PluginRegistry found) {
    this.found = found;
  }

  @Override
  protected void configure() {
    for (PluginKind<?> kind : PluginKind.all()) Plugins.binder(binder(), kind);
  }

  @Provides
  @Singleton
  PluginRegistry registry(Injector injector) {
    PluginRegistry registry = found;
    for (PluginKind<?> kind : PluginKind.all()) {
      for (Plugin<?> plugin : injector.getInstance(Plugins.key(kind)).values()) registry = with(registry, kind, plugin);
    }
    return registry;
  }

  // A plug-in is bound under the label of its own kind; the registry checks the contract once more.
  @SuppressWarnings("unchecked")
  private static <T> PluginRegistry with(PluginRegistry registry, PluginKind<T> kind, Plugin<?> plugin) {
    return registry.with(kind, (Plugin<T>) plugin);
  }
}
