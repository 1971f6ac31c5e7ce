package dev.rnn.api.plugin;

import dev.rnn.api.Stability;
import dev.rnn.api.cell.Cell;

/**
 * Provides a recurrent cell. The whole of one:
 *
 * <pre>{@code
 * public final class MguProvider implements CellProvider {
 *   @Override public Plugin<Cell<?>> plugin() {
 *     return Plugin.ofRecord("mgu", MinimalGatedUnit.class, MethodHandles.lookup());
 *   }
 * }
 * }</pre>
 */
@Stability(Stability.Level.STABLE)
public interface CellProvider extends PluginProvider<Cell<?>> {}
