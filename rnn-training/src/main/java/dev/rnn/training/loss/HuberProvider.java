package dev.rnn.training.loss;

import dev.rnn.api.loss.Loss;
import dev.rnn.api.plugin.LossProvider;
import dev.rnn.api.plugin.Plugin;
import java.lang.invoke.MethodHandles;

/** Provides {@link Huber} as {@code huber}. */
public final class HuberProvider implements LossProvider {
  @Override
  public Plugin<Loss> plugin() {
    return Plugin.ofRecord("huber", Huber.class, MethodHandles.lookup());
  }
}
