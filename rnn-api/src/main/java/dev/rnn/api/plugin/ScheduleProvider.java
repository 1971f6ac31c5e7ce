package dev.rnn.api.plugin;

import dev.rnn.api.Stability;
import dev.rnn.api.optimizer.Schedule;

/** Provides a schedule of the learning rate, such as {@code cosine}. */
@Stability(Stability.Level.STABLE)
public interface ScheduleProvider extends PluginProvider<Schedule> {}
