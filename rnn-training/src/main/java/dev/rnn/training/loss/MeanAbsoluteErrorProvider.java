package dev.rnn.training.loss;

import dev.rnn.api.loss.Loss;
import dev.rnn.api.plugin.LossProvider;
import dev.rnn.api.plugin.Plugin;
import java.lang.invoke.MethodHandles;

/** Provides {@link MeanAbsoluteError} as {@code mean-absolute-error}. */
public final class MeanAbsoluteErrorProvider implements LossProvider {
  @Override
  public Plugin<Loss> plugin() {
    return Plugin.ofRecord("mean-absolute-error", MeanAbsoluteError.class, MethodHandles.lookup());
  }
}
