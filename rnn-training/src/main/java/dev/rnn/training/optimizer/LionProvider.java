package dev.rnn.training.optimizer;

import dev.rnn.api.optimizer.Optimizer;
import dev.rnn.api.plugin.OptimizerProvider;
import dev.rnn.api.plugin.Plugin;
import java.lang.invoke.MethodHandles;

/** Provides {@link Lion} as {@code lion}. */
public final class LionProvider implements OptimizerProvider {
  @Override
  public Plugin<Optimizer<?>> plugin() {
    return Plugin.ofRecord("lion", Lion.class, MethodHandles.lookup());
  }
}
