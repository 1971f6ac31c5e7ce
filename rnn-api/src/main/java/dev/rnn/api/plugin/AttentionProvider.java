package dev.rnn.api.plugin;

import dev.rnn.api.Stability;
import dev.rnn.api.decoder.Attention;

/** Provides an attention mechanism, such as {@code additive}. */
@Stability(Stability.Level.EXPERIMENTAL)
public interface AttentionProvider extends PluginProvider<Attention> {}
