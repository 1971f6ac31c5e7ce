package dev.rnn.attention.score;

import dev.rnn.api.decoder.Attention;
import dev.rnn.api.plugin.AttentionProvider;
import dev.rnn.api.plugin.Plugin;
import java.lang.invoke.MethodHandles;

/** Provides {@link Coverage} as {@code coverage}. */
public final class CoverageProvider implements AttentionProvider {
  @Override
  public Plugin<Attention> plugin() {
    return Plugin.ofRecord("coverage", Coverage.class, MethodHandles.lookup());
  }
}
