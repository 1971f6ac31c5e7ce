package dev.rnn.attention.decoder;

import dev.rnn.api.decoder.Decoder;
import dev.rnn.api.plugin.DecoderProvider;
import dev.rnn.api.plugin.Plugin;
import java.lang.invoke.MethodHandles;

/** Provides {@link Luong} as {@code luong}. */
public final class LuongProvider implements DecoderProvider {
  @Override
  public Plugin<Decoder<?>> plugin() {
    return Plugin.ofRecord("luong", Luong.class, MethodHandles.lookup());
  }
}
