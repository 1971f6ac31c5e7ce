package dev.rnn.seq2seq.decoder;

import dev.rnn.api.decoder.Decoder;
import dev.rnn.api.plugin.DecoderProvider;
import dev.rnn.api.plugin.Plugin;
import java.lang.invoke.MethodHandles;

/** Provides {@link Autonomous} as {@code autonomous}. */
public final class AutonomousProvider implements DecoderProvider {
  @Override
  public Plugin<Decoder<?>> plugin() {
    return Plugin.ofRecord("autonomous", Autonomous.class, MethodHandles.lookup());
  }
}
