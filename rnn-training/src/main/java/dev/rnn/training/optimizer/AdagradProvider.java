package dev.rnn.training.optimizer;

import dev.rnn.api.optimizer.Optimizer;
import dev.rnn.api.plugin.OptimizerProvider;
import dev.rnn.api.plugin.Plugin;
import java.lang.invoke.MethodHandles;

/** Provides {@link Adagrad} as {@code adagrad}. */
public final class AdagradProvider implements OptimizerProvider {
  @Override
  public Plugin<Optimizer<?>> plugin() {
    return Plugin.ofRecord("adagrad", Adagrad.class, MethodHandles.lookup());
  }
}
