package dev.rnn.training.initializer;

import dev.rnn.api.plugin.InitializerProvider;
import dev.rnn.api.plugin.Plugin;
import dev.rnn.api.scope.Initializer;
import java.lang.invoke.MethodHandles;

/** Offers {@link Normal} as {@code normal}. */
public final class NormalProvider implements InitializerProvider {
  @Override
  public Plugin<Initializer> plugin() {
    return Plugin.ofRecord("normal", Normal.class, MethodHandles.lookup());
  }
}
