package dev.rnn.training.schedule;

import dev.rnn.api.optimizer.Schedule;
import dev.rnn.api.plugin.ScheduleProvider;
import dev.rnn.api.plugin.Plugin;
import java.lang.invoke.MethodHandles;

/** Provides {@link HoldThenDecay} as {@code hold-then-decay}. */
public final class HoldThenDecayProvider implements ScheduleProvider {
  @Override
  public Plugin<Schedule> plugin() {
    return Plugin.ofRecord("hold-then-decay", HoldThenDecay.class, MethodHandles.lookup());
  }
}
