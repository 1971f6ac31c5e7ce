package dev.rnn.seq2seq.decoder;

import dev.rnn.api.decoder.OutputLayer;
import dev.rnn.api.plugin.OutputLayerProvider;
import dev.rnn.api.plugin.Plugin;
import java.lang.invoke.MethodHandles;

/** Provides {@link Projection} as {@code projection}. */
public final class ProjectionProvider implements OutputLayerProvider {
  @Override
  public Plugin<OutputLayer> plugin() {
    return Plugin.ofRecord("projection", Projection.class, MethodHandles.lookup());
  }
}
