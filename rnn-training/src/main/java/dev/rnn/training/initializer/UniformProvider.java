package dev.rnn.training.initializer;

import dev.rnn.api.plugin.InitializerProvider;
import dev.rnn.api.plugin.Plugin;
import dev.rnn.api.scope.Initializer;
import java.lang.invoke.MethodHandles;

/** Offers {@link Uniform} as {@code uniform}. */
public final class UniformProvider implements InitializerProvider {
  @Override
  public Plugin<Initializer> plugin() {
    return Plugin.ofRecord("uniform", Uniform.class, MethodHandles.lookup());
  }
}
