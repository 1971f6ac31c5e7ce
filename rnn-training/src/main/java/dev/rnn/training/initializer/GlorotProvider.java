package dev.rnn.training.initializer;

import dev.rnn.api.plugin.InitializerProvider;
import dev.rnn.api.plugin.Plugin;
import dev.rnn.api.scope.Initializer;
import java.lang.invoke.MethodHandles;

/** Offers {@link Glorot} as {@code glorot}. */
public final class GlorotProvider implements InitializerProvider {
  @Override
  public Plugin<Initializer> plugin() {
    return Plugin.ofRecord("glorot", Glorot.class, MethodHandles.lookup());
  }
}
