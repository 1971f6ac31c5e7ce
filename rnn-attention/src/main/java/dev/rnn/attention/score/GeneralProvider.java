package dev.rnn.attention.score;

import dev.rnn.api.decoder.Attention;
import dev.rnn.api.plugin.AttentionProvider;
import dev.rnn.api.plugin.Plugin;
import java.lang.invoke.MethodHandles;

/** Provides {@link General} as {@code general}. */
public final class GeneralProvider implements AttentionProvider {
  @Override
  public Plugin<Attention> plugin() {
    return Plugin.ofRecord("general", General.class, MethodHandles.lookup());
  }
}
