package dev.rnn.api.plugin;

import dev.rnn.api.Stability;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Something that could not be loaded, and why. Everything else was loaded all the same.
 *
 * @param provider class name of the provider; empty when the whole jar is unusable
 * @param kind what it would have been; null when the whole jar is unusable
 * @param location the jar or folder it is in
 * @param reason one sentence
 */
@Stability(Stability.Level.STABLE)
public record PluginProblem(String provider, @Nullable PluginKind<?> kind, String location, String reason) {
  /** The file name of the jar. */
  public String jar() {
    return fileName(location);
  }

  /** {@code plugin.MguProvider in mgu.jar: its constructor throws …}. */
  @Override
  public String toString() {
    return (provider.isEmpty() ? jar() : provider + " in " + jar()) + ": " + reason;
  }

  static String fileName(String location) {
    Path name = location.isEmpty() || location.contains(":/") ? null : Path.of(location).getFileName();
    return name == null ? location : name.toString();
  }
}
