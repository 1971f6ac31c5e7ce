package dev.rnn.attention.score;

import dev.rnn.api.decoder.Attention;
import dev.rnn.api.plugin.AttentionProvider;
import dev.rnn.api.plugin.Plugin;
import java.lang.invoke.MethodHandles;

/** Provides {@link Dot} as {@code dot}. */
public final class DotProvider implements AttentionProvider {
  @Override
  public Plugin<Attention> plugin() {
    return Plugin.ofRecord("dot", Dot.class, MethodHandles.lookup());
  }
}
