package dev.rnn.training.schedule;

import dev.rnn.api.optimizer.Schedule;
import dev.rnn.api.plugin.Plugin;
import dev.rnn.api.plugin.ScheduleProvider;
import java.lang.invoke.MethodHandles;

/** Provides {@link InverseSquareRoot} as {@code inverse-square-root}. */
public final class InverseSquareRootProvider implements ScheduleProvider {
  @Override
  public Plugin<Schedule> plugin() {
    return Plugin.ofRecord("inverse-square-root", InverseSquareRoot.class, MethodHandles.lookup());
  }
}
