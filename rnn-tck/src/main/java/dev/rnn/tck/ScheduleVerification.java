package dev.rnn.tck;

import dev.rnn.api.Stability;
import dev.rnn.api.optimizer.Schedule;
import dev.rnn.api.optimizer.Schedule.Progress;
import dev.rnn.api.plugin.PluginKind;
import dev.rnn.tck.run.Compare;
import dev.rnn.tck.run.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Verifies a schedule of the learning rate. */
@Stability(Stability.Level.EXPERIMENTAL)
public abstract non-sealed class ScheduleVerification extends PluginVerification<Schedule> {
  private static final int STEPS = 200;
  private static final int EPOCHS = 10;
  private static final List<Double> LOSSES = List.of(2.0, 1.0, 1.0, Double.NaN, 1.5, 1.0, 1.0, Double.POSITIVE_INFINITY,
      0.5, -1.0);

  /** The schedule. */
  protected abstract Schedule schedule();

  @Override
  final PluginKind<Schedule> kind() {
    return PluginKind.SCHEDULE;
  }

  @Override
  final Schedule plugin() {
    return schedule();
  }

  /** A whole training, its end, what lies beyond it, one whose number of steps is not known, and one with losses. */
  private static List<Progress> moments() {
    List<Progress> moments = new ArrayList<>();
    for (int step = 0; step <= STEPS + 5; step++) {
      moments.add(new Progress(step, STEPS, (double) step * EPOCHS / STEPS, EPOCHS));
    }
    for (int step = 0; step <= STEPS; step += 20) {
      moments.add(new Progress(step, 0, (double) step * EPOCHS / STEPS, EPOCHS));
    }
    for (int epoch = 1; epoch <= LOSSES.size(); epoch++) {
      moments.add(new Progress((long) epoch * STEPS / EPOCHS, STEPS, epoch, EPOCHS, LOSSES.subList(0, epoch)));
    }
    return moments;
  }

  private static double[] factors(Schedule schedule, List<Progress> moments) {
    return moments.stream().mapToDouble(schedule::factor).toArray();
  }

  /** The factor is a number and not negative: at the beginning, at the end, beyond it, and where the end is unknown. */
  @Test
  public final void required_factorIsFiniteAndNotNegative() {
    rule("required_factorIsFiniteAndNotNegative", "guard divisions by steps(), which is 0 where the end is unknown, "
        + "and clip beyond the end.", () -> {
          for (Progress moment : moments()) {
            double factor = plugin().factor(moment);
            if (!(factor >= 0 && factor < Double.POSITIVE_INFINITY)) {
              return Optional.of("at " + moment + " the factor is " + factor);
            }
          }
          return Optional.empty();
        });
  }

  /** The factor is a function of progress alone: a resumed training asks for it at once, without all moments before. */
  @Test
  public final void required_factorDependsOnProgressAlone() {
    rule("required_factorDependsOnProgressAlone", "keep no variables: compute the factor from the progress.",
        () -> {
          List<Progress> moments = moments();
          Schedule one = plugin();
          double[] first = factors(one, moments);
          double[] backwards = factors(one, moments.reversed());
          for (int i = 0; i < first.length; i++) {
            if (Double.compare(first[i], backwards[first.length - 1 - i]) != 0) {
              return Optional.of("at " + moments.get(i) + " the factor is " + first[i] + ", and "
                  + backwards[first.length - 1 - i] + " when asked again");
            }
          }
          return Optional.empty();
        });
  }

  /** Several threads may ask at a time. */
  @Test
  public final void required_concurrentUseIsSafe() {
    rule("required_concurrentUseIsSafe", "keep no variables between calls.", () -> {
      Schedule one = plugin();
      double[] expected = factors(plugin(), moments());
      return Together.concurrently(() -> Compare.bits(factors(one, moments()), expected));
    });
  }

  /** Made again from its description, it gives the same factors. */
  @Test
  public final void required_saveAndLoadGiveTheSameBits() {
    rule("required_saveAndLoadGiveTheSameBits", "make it a record whose components are all of its settings, change "
        + "none of them in its constructor or accessors, and provide it with Plugin.ofRecord.",
        () -> Compare.bits(factors(reloaded(), moments()), factors(plugin(), moments())));
  }
}
