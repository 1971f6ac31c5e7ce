package dev.rnn.training.schedule;

import dev.rnn.api.optimizer.Schedule;
import dev.rnn.api.plugin.Plugin;
import dev.rnn.api.plugin.ScheduleProvider;
import java.lang.invoke.MethodHandles;

/** Provides {@link OneCycle} as {@code one-cycle}. */
public final class OneCycleProvider implements ScheduleProvider {
  @Override
  public Plugin<Schedule> plugin() {
    return Plugin.ofRecord("one-cycle", OneCycle.class, MethodHandles.lookup());
  }
}
