package dev.rnn.seq2seq.decoder;

import dev.rnn.api.decoder.Decoder;
import dev.rnn.api.plugin.DecoderProvider;
import dev.rnn.api.plugin.Plugin;
import java.lang.invoke.MethodHandles;

/** Provides {@link PreviousToken} as {@code previous-token}. */
public final class PreviousTokenProvider implements DecoderProvider {
  @Override
  public Plugin<Decoder<?>> plugin() {
    return Plugin.ofRecord("previous-token", PreviousToken.class, MethodHandles.lookup());
  }
}
