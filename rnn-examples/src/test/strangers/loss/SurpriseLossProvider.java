package stranger.loss;

import dev.rnn.api.loss.Loss;
import dev.rnn.api.plugin.LossProvider;
import dev.rnn.api.plugin.Plugin;
import java.lang.invoke.MethodHandles;

public final class SurpriseLossProvider implements LossProvider {
  @Override
  public Plugin<Loss> plugin() {
    return Plugin.ofRecord("surprise", SurpriseLoss.class, MethodHandles.lookup());
  }
}
