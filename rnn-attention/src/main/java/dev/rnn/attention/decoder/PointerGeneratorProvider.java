package dev.rnn.attention.decoder;

import dev.rnn.api.decoder.OutputLayer;
import dev.rnn.api.plugin.OutputLayerProvider;
import dev.rnn.api.plugin.Plugin;
import java.lang.invoke.MethodHandles;

/** Provides {@link PointerGenerator} as {@code pointer-generator}. */
public final class PointerGeneratorProvider implements OutputLayerProvider {
  @Override
  public Plugin<OutputLayer> plugin() {
    return Plugin.ofRecord("pointer-generator", PointerGenerator.class, MethodHandles.lookup());
  }
}
