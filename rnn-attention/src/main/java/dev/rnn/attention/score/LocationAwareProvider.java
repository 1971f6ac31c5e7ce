package dev.rnn.attention.score;

import dev.rnn.api.decoder.Attention;
import dev.rnn.api.plugin.AttentionProvider;
import dev.rnn.api.plugin.Plugin;
import java.lang.invoke.MethodHandles;

/** Provides {@link LocationAware} as {@code location-aware}. */
public final class LocationAwareProvider implements AttentionProvider {
  @Override
  public Plugin<Attention> plugin() {
    return Plugin.ofRecord("location-aware", LocationAware.class, MethodHandles.lookup());
  }
}
