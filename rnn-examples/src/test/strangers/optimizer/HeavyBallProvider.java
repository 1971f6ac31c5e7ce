package stranger.optimizer;

import dev.rnn.api.optimizer.Optimizer;
import dev.rnn.api.plugin.OptimizerProvider;
import dev.rnn.api.plugin.Plugin;
import java.lang.invoke.MethodHandles;

public final class HeavyBallProvider implements OptimizerProvider {
  @Override
  public Plugin<Optimizer<?>> plugin() {
    return Plugin.ofRecord("heavy-ball", HeavyBall.class, MethodHandles.lookup());
  }
}
