package dev.rnn.api.plugin;

import dev.rnn.api.Stability;
import dev.rnn.api.loss.Loss;

/** Provides a loss, such as {@code cross-entropy}. */
@Stability(Stability.Level.STABLE)
public interface LossProvider extends PluginProvider<Loss> {}
