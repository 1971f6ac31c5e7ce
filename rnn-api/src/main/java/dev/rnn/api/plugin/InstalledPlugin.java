package dev.rnn.api.plugin;

import dev.rnn.api.Stability;

/**
 * A plug-in that a registry offers, and where it comes from.
 *
 * @param kind what it is
 * @param plugin its name, version, options
 * @param provider class name of its provider; empty when it was registered in code
 * @param location the jar or folder it was found in; {@code code} when it was registered in code
 */
@Stability(Stability.Level.STABLE)
public record InstalledPlugin<T>(PluginKind<T> kind, Plugin<T> plugin, String provider, String location) {
  static final String IN_CODE = "code";

  /** The plug-in's name. */
  public String name() {
    return plugin.name();
  }

  /** The file name of the jar. */
  public String jar() {
    return PluginProblem.fileName(location);
  }
}
