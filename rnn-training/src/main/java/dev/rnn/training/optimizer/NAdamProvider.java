package dev.rnn.training.optimizer;

import dev.rnn.api.optimizer.Optimizer;
import dev.rnn.api.plugin.OptimizerProvider;
import dev.rnn.api.plugin.Plugin;
import java.lang.invoke.MethodHandles;

/** Provides {@link NAdam} as {@code nadam}. */
public final class NAdamProvider implements OptimizerProvider {
  @Override
  public Plugin<Optimizer<?>> plugin() {
    return Plugin.ofRecord("nadam", NAdam.class, MethodHandles.lookup());
  }
}
