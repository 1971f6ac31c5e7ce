package dev.rnn.api.plugin;

import dev.rnn.api.Stability;
import dev.rnn.api.decoder.Decoder;

/** Provides the network of a decoder. */
@Stability(Stability.Level.EXPERIMENTAL)
public interface DecoderProvider extends PluginProvider<Decoder<?>> {}
