package dev.rnn.seq2seq.decoder;

import dev.rnn.api.decoder.Decoder;
import dev.rnn.api.plugin.DecoderProvider;
import dev.rnn.api.plugin.Plugin;
import java.lang.invoke.MethodHandles;

/** Provides {@link ContextEachStep} as {@code context-each-step}. */
public final class ContextEachStepProvider implements DecoderProvider {
  @Override
  public Plugin<Decoder<?>> plugin() {
    return Plugin.ofRecord("context-each-step", ContextEachStep.class, MethodHandles.lookup());
  }
}
