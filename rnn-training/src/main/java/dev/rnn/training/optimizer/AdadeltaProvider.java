package dev.rnn.training.optimizer;

import dev.rnn.api.optimizer.Optimizer;
import dev.rnn.api.plugin.OptimizerProvider;
import dev.rnn.api.plugin.Plugin;
import java.lang.invoke.MethodHandles;

/** Provides {@link Adadelta} as {@code adadelta}. */
public final class AdadeltaProvider implements OptimizerProvider {
  @Override
  public Plugin<Optimizer<?>> plugin() {
    return Plugin.ofRecord("adadelta", Adadelta.class, MethodHandles.lookup());
  }
}
