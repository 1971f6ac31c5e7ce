package dev.rnn.training.initializer;

import dev.rnn.api.plugin.InitializerProvider;
import dev.rnn.api.plugin.Plugin;
import dev.rnn.api.scope.Initializer;
import java.lang.invoke.MethodHandles;

/** Offers {@link He} as {@code he}. */
public final class HeProvider implements InitializerProvider {
  @Override
  public Plugin<Initializer> plugin() {
    return Plugin.ofRecord("he", He.class, MethodHandles.lookup());
  }
}
