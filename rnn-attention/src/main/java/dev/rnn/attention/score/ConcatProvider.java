package dev.rnn.attention.score;

import dev.rnn.api.decoder.Attention;
import dev.rnn.api.plugin.AttentionProvider;
import dev.rnn.api.plugin.Plugin;
import java.lang.invoke.MethodHandles;

/** Provides {@link Concat} as {@code concat}. */
public final class ConcatProvider implements AttentionProvider {
  @Override
  public Plugin<Attention> plugin() {
    return Plugin.ofRecord("concat", Concat.class, MethodHandles.lookup());
  }
}
