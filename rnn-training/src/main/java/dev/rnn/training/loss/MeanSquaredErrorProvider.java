package dev.rnn.training.loss;

import dev.rnn.api.loss.Loss;
import dev.rnn.api.plugin.LossProvider;
import dev.rnn.api.plugin.Plugin;
import java.lang.invoke.MethodHandles;

/** Provides {@link MeanSquaredError} as {@code mean-squared-error}. */
public final class MeanSquaredErrorProvider implements LossProvider {
  @Override
  public Plugin<Loss> plugin() {
    return Plugin.ofRecord("mean-squared-error", MeanSquaredError.class, MethodHandles.lookup());
  }
}
