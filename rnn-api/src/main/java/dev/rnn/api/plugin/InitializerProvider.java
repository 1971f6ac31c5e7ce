package dev.rnn.api.plugin;

import dev.rnn.api.Stability;
import dev.rnn.api.scope.Initializer;

/** Provides an initialiser of parameters, such as {@code orthogonal}. */
@Stability(Stability.Level.STABLE)
public interface InitializerProvider extends PluginProvider<Initializer> {}
