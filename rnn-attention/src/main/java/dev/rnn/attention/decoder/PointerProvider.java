package dev.rnn.attention.decoder;

import dev.rnn.api.decoder.Decoder;
import dev.rnn.api.plugin.DecoderProvider;
import dev.rnn.api.plugin.Plugin;
import java.lang.invoke.MethodHandles;

/** Provides {@link Pointer} as {@code pointer}. */
public final class PointerProvider implements DecoderProvider {
  @Override
  public Plugin<Decoder<?>> plugin() {
    return Plugin.ofRecord("pointer", Pointer.class, MethodHandles.lookup());
  }
}
