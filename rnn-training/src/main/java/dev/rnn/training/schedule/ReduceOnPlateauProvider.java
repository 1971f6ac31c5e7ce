package dev.rnn.training.schedule;

import dev.rnn.api.optimizer.Schedule;
import dev.rnn.api.plugin.ScheduleProvider;
import dev.rnn.api.plugin.Plugin;
import java.lang.invoke.MethodHandles;

/** Provides {@link ReduceOnPlateau} as {@code reduce-on-plateau}. */
public final class ReduceOnPlateauProvider implements ScheduleProvider {
  @Override
  public Plugin<Schedule> plugin() {
    return Plugin.ofRecord("reduce-on-plateau", ReduceOnPlateau.class, MethodHandles.lookup());
  }
}
