package dev.rnn.training.loss;

import dev.rnn.api.loss.Loss;
import dev.rnn.api.plugin.LossProvider;
import dev.rnn.api.plugin.Plugin;
import java.lang.invoke.MethodHandles;

/** Provides {@link Ctc} as {@code ctc}. */
public final class CtcProvider implements LossProvider {
  @Override
  public Plugin<Loss> plugin() {
    return Plugin.ofRecord("ctc", Ctc.class, MethodHandles.lookup());
  }
}
