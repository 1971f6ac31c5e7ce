package dev.rnn.attention.decoder;

import dev.rnn.api.decoder.Decoder;
import dev.rnn.api.plugin.DecoderProvider;
import dev.rnn.api.plugin.Plugin;
import java.lang.invoke.MethodHandles;

/** Provides {@link Bahdanau} as {@code bahdanau}. */
public final class BahdanauProvider implements DecoderProvider {
  @Override
  public Plugin<Decoder<?>> plugin() {
    return Plugin.ofRecord("bahdanau", Bahdanau.class, MethodHandles.lookup());
  }
}
