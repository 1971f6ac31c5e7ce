package dev.rnn.training.loss;

import dev.rnn.api.loss.Loss;
import dev.rnn.api.plugin.LossProvider;
import dev.rnn.api.plugin.Plugin;
import java.lang.invoke.MethodHandles;

/** Provides {@link CrossEntropy} as {@code cross-entropy}. */
public final class CrossEntropyProvider implements LossProvider {
  @Override
  public Plugin<Loss> plugin() {
    return Plugin.ofRecord("cross-entropy", CrossEntropy.class, MethodHandles.lookup());
  }
}
