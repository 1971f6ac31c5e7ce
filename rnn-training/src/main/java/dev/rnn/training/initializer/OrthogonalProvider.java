package dev.rnn.training.initializer;

import dev.rnn.api.plugin.InitializerProvider;
import dev.rnn.api.plugin.Plugin;
import dev.rnn.api.scope.Initializer;
import java.lang.invoke.MethodHandles;

/** Offers {@link Orthogonal} as {@code orthogonal}. */
public final class OrthogonalProvider implements InitializerProvider {
  @Override
  public Plugin<Initializer> plugin() {
    return Plugin.ofRecord("orthogonal", Orthogonal.class, MethodHandles.lookup());
  }
}
