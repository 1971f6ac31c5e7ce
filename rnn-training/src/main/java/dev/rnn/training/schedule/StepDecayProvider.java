package dev.rnn.training.schedule;

import dev.rnn.api.optimizer.Schedule;
import dev.rnn.api.plugin.ScheduleProvider;
import dev.rnn.api.plugin.Plugin;
import java.lang.invoke.MethodHandles;

/** Provides {@link StepDecay} as {@code step}. */
public final class StepDecayProvider implements ScheduleProvider {
  @Override
  public Plugin<Schedule> plugin() {
    return Plugin.ofRecord("step", StepDecay.class, MethodHandles.lookup());
  }
}
