package dev.rnn.training.loss;

import dev.rnn.api.loss.Loss;
import dev.rnn.api.plugin.LossProvider;
import dev.rnn.api.plugin.Plugin;
import java.lang.invoke.MethodHandles;

/** Provides {@link BinaryCrossEntropy} as {@code binary-cross-entropy}. */
public final class BinaryCrossEntropyProvider implements LossProvider {
  @Override
  public Plugin<Loss> plugin() {
    return Plugin.ofRecord("binary-cross-entropy", BinaryCrossEntropy.class, MethodHandles.lookup());
  }
}
