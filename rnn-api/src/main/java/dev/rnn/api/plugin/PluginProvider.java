package dev.rnn.api.plugin;

import dev.rnn.api.Stability;

/**
 * What {@link java.util.ServiceLoader} finds in a jar: the maker of one plug-in. Authors implement the interface of
 * their kind, such as {@link CellProvider}.
 *
 * @param <T> the contract, such as {@code Cell<?>}
 */
@Stability(Stability.Level.STABLE)
public interface PluginProvider<T> {
  /** The plug-in: its name, its options, and how to make it. Called once for each registry. */
  Plugin<T> plugin();
}
