package dev.rnn.training.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.api.optimizer.Schedule;
import dev.rnn.api.optimizer.Schedule.Progress;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
  private static final Offset<Double> ROUNDING = within(1e-15);
  private static final int STEPS_PER_EPOCH = 10;

  @Test
  void constant_isOne() {
    assertThat(at(new Constant(), 0)).isEqualTo(1);
    assertThat(at(new Constant(), 7.3)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "2.9, 1", "3, 0.5", "5.9, 0.5", "6, 0.25"})
  void step_goesDownAfterEveryStair(double epoch, double factor) {
    assertThat(at(new StepDecay(3, 0.5), epoch)).isEqualTo(factor);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "0.5, 0.9", "1, 0.81", "2, 0.6561"})
  void exponential_fallsSmoothly(double epoch, double factor) {
    assertThat(at(new ExponentialDecay(0.81), epoch)).isCloseTo(factor, ROUNDING);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "5, 0.55", "10, 0.1", "11, 0.1"})
  void cosine_endsAtTheMinimum_andStaysThere(double epoch, double factor) {
    assertThat(at(new CosineDecay(0.1), epoch)).isCloseTo(factor, ROUNDING);
    assertThat(new CosineDecay(0.1).factor(new Progress(33, 0, epoch, 10))).isCloseTo(factor, ROUNDING);
  }

  @Test
  void cosine_aQuarterOfTheWay_hasLostLittle() {
    assertThat(at(new CosineDecay(), 2.5)).isCloseTo((1 + Math.sqrt(0.5)) / 2, ROUNDING);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.25", "0.1, 0.5", "0.2, 0.75", "0.3, 1", "0.4, 1", "9, 1"})
  void warmUp_risesInAStraightLine(double epoch, double factor) {
    assertThat(at(new WarmUp(4), epoch)).isCloseTo(factor, ROUNDING);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.25", "0.1, 0.5", "0.3, 1", "1.5, 0.5", "6.3, 0.25"})
  void inverseSquareRoot_risesInALine_thenFallsWithTheRoot(double epoch, double factor) {
    assertThat(at(new InverseSquareRoot(4), epoch)).isCloseTo(factor, ROUNDING);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.2", "1.5, 0.6", "3, 1", "6.5, 0.55", "10, 0.1", "12, 0.1"})
  void oneCycle_risesToThePeak_andFallsToTheEnd(double epoch, double factor) {
    assertThat(at(new OneCycle(0.3, 0.2, 0.1), epoch)).isCloseTo(factor, ROUNDING);
  }

  @Test
  void warmUp_multipliesAnotherSchedule() {
    WarmUp schedule = new WarmUp(4, new StepDecay(1, 0.5));
    assertThat(at(schedule, 0.1)).isCloseTo(0.5, ROUNDING);
    assertThat(at(schedule, 2)).isCloseTo(0.25, ROUNDING);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "3.9, 1", "4, 0.5", "4.9, 0.5", "5, 0.25", "12, 0.001953125"})
  void holdThenDecay_isZarembasSmallModel(double epoch, double factor) {
    assertThat(at(new HoldThenDecay(), epoch)).isEqualTo(factor);
  }

  @ParameterizedTest
  @CsvSource({"'', 1", "2 1 0.5, 1", "2 2 2, 1", "2 2 2 2, 0.5", "2 2 2 1 2 2, 1", "2 2 2 2 2 2, 0.5",
      "2 2 2 2 2 2 2, 0.25", "2 2 2 2 2 2 2 2 2 2, 0.2", "2 NaN Infinity NaN, 0.5", "NaN NaN NaN, 0.5",
      "-1 -1.2 -1.4, 1"})
  void reduceOnPlateau_goesDownAfterMoreEpochsWithoutImprovementThanItTolerates(String losses, double factor) {
    assertThat(after(losses, new ReduceOnPlateau(0.5, 2, 0.1, 0, 0.2))).isEqualTo(factor);
  }

  @Test
  void reduceOnPlateau_anImprovementSmallerThanTheThreshold_isNone() {
    assertThat(after("1 0.95 0.91 0.905", new ReduceOnPlateau(0.5, 2, 0.1, 0, 0))).isEqualTo(0.5);
    assertThat(after("1 0.95 0.91 0.89", new ReduceOnPlateau(0.5, 2, 0.1, 0, 0))).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"2 2, 0.5", "2 2 2, 0.5", "2 2 2 2, 0.5", "2 2 2 2 2, 0.25"})
  void reduceOnPlateau_doesNotCountWhileItCoolsDown(String losses, double factor) {
    assertThat(after(losses, new ReduceOnPlateau(0.5, 0, 0.1, 2, 0))).isEqualTo(factor);
  }

  private static double after(String losses, Schedule schedule) {
    List<Double> all = losses.isEmpty() ? List.of() : Stream.of(losses.split(" ")).map(Double::valueOf).toList();
    return schedule.factor(new Progress(10L * all.size(), 0, all.size(), 10, all));
  }

  /** Of 10 epochs of 10 updates. */
  private static double at(Schedule schedule, double epoch) {
    return schedule.factor(new Progress(Math.round(epoch * STEPS_PER_EPOCH), 10 * STEPS_PER_EPOCH, epoch, 10));
  }
}
