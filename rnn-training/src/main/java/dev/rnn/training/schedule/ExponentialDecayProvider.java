package dev.rnn.training.schedule;

import dev.rnn.api.optimizer.Schedule;
import dev.rnn.api.plugin.ScheduleProvider;
import dev.rnn.api.plugin.Plugin;
import java.lang.invoke.MethodHandles;

/** Provides {@link ExponentialDecay} as {@code exponential}. */
public final class ExponentialDecayProvider implements ScheduleProvider {
  @Override
  public Plugin<Schedule> plugin() {
    return Plugin.ofRecord("exponential", ExponentialDecay.class, MethodHandles.lookup());
  }
}
