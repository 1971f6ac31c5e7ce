package dev.rnn.api.plugin;

import dev.rnn.api.Stability;
import dev.rnn.api.optimizer.Optimizer;

/** Provides an update rule, such as {@code adam}. */
@Stability(Stability.Level.STABLE)
public interface OptimizerProvider extends PluginProvider<Optimizer<?>> {}
