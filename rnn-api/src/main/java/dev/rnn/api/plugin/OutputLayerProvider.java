package dev.rnn.api.plugin;

import dev.rnn.api.Stability;
import dev.rnn.api.decoder.OutputLayer;

/** Provides an output layer of decoders. */
@Stability(Stability.Level.EXPERIMENTAL)
public interface OutputLayerProvider extends PluginProvider<OutputLayer> {}
