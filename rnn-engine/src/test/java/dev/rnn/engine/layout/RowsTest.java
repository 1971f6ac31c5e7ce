package dev.rnn.engine.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Direction;
import dev.rnn.engine.graph.Extent;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RowsTest {
  private static final Axis TIME = new Axis("time", 0);
  private static final Axis SOURCE = new Axis("source", 1);
  private static final Extent STEPS = Extent.of(TIME);
  private static final Extent PAIRS = Extent.of(TIME, SOURCE);

  static List<Batch> batches() {
    Random random = new Random(3);
    return IntStream.range(0, 50).mapToObj(_ -> {
      int size = random.nextInt(6);
      Map<Axis, int[]> lengths =
          Map.of(TIME, random.ints(size, 0, 6).toArray(), SOURCE, random.ints(size, 0, 4).toArray());
      return Batch.of(size, lengths, random.nextBoolean() ? List.of(TIME, SOURCE) : List.of(SOURCE, TIME));
    }).toList();
  }

  @Test
  void perSequence_inBatchOrder_constantIsOneRow() {
    Batch batch = Batch.of(3, Map.of(TIME, new int[] {1, 4, 2}), List.of(TIME));
    assertThat(batch.rows(Extent.SEQUENCE).count()).isEqualTo(3);
    assertThat(batch.rows(Extent.SEQUENCE).sequence(2)).isEqualTo(2);
    assertThat(batch.rows(Extent.CONSTANT).count()).isEqualTo(1);
  }

  @Test
  void oneAxis_stepAfterStep_theLongestFirst_tiesInBatchOrder() {
    Rows rows = Batch.of(4, Map.of(TIME, new int[] {1, 3, 0, 3}), List.of(TIME)).rows(STEPS);
    assertThat(IntStream.range(0, rows.count()).map(rows::sequence)).containsExactly(1, 3, 0, 1, 3, 1, 3);
    assertThat(IntStream.range(0, rows.count()).map(r -> rows.step(0, r))).containsExactly(0, 0, 0, 1, 1, 2, 2);
    assertThat(rows.begin(TIME, 1)).isEqualTo(3);
    assertThat(rows.begin(TIME, 3)).isEqualTo(7);
  }

  @Test
  void pairs_lieUnderTheOuterAxisRowByRow() {
    Batch batch = Batch.of(2, Map.of(TIME, new int[] {1, 2}, SOURCE, new int[] {3, 1}), List.of(TIME, SOURCE));
    Rows rows = batch.rows(PAIRS);
    assertThat(IntStream.range(0, rows.count()).map(rows::sequence)).containsExactly(1, 0, 0, 0, 1);
    assertThat(IntStream.range(0, rows.count()).map(r -> rows.step(1, r))).containsExactly(0, 0, 1, 2, 0);
    assertThat(rows.begin(batch.rows(STEPS), 1)).isEqualTo(1);
    assertThat(rows.begin(batch.rows(STEPS), 2)).isEqualTo(4);
    assertThat(rows.isInside(batch.rows(STEPS))).isTrue();
    assertThat(rows.isInside(batch.rows(Extent.of(SOURCE)))).isFalse();
    assertThatThrownBy(() -> rows.begin(SOURCE, 0)).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @MethodSource("batches")
  void everyPlaceHasExactlyOneRow_andIsFoundThere(Batch batch) {
    for (Extent extent : List.of(Extent.SEQUENCE, STEPS, Extent.of(SOURCE), PAIRS)) {
      Rows rows = batch.rows(extent);
      Set<List<Integer>> places = new HashSet<>();
      for (int r = 0; r < rows.count(); r++) {
        int[] steps = rows.steps(r);
        assertThat(rows.find(rows.sequence(r), steps)).isEqualTo(r);
        for (int i = 0; i < steps.length; i++) {
          assertThat(steps[i]).isBetween(0, batch.length(rows.axes().get(i), rows.sequence(r)) - 1);
        }
        places.add(IntStream.concat(IntStream.of(rows.sequence(r)), IntStream.of(steps)).boxed().toList());
      }
      assertThat(places).hasSize(rows.count()).hasSize(expectedCount(batch, extent));
    }
  }

  @ParameterizedTest
  @MethodSource("batches")
  void aDelayCopiesAPrefixOfTheNeighbouringStep_inBothDirections(Batch batch) {
    Rows rows = batch.rows(STEPS);
    int steps = batch.longest(TIME);
    for (Direction direction : Direction.values()) {
      int[] previous = batch.previous(STEPS, TIME, direction);
      for (int t = 0; t < steps; t++) {
        int from = direction == Direction.FORWARD ? t - 1 : t + 1;
        boolean outside = from < 0 || from == steps;
        int known = outside ? 0 : rows.begin(TIME, from + 1) - rows.begin(TIME, from);
        for (int r = rows.begin(TIME, t); r < rows.begin(TIME, t + 1); r++) {
          int place = r - rows.begin(TIME, t);
          assertThat(previous[r]).isEqualTo(place < known ? rows.begin(TIME, from) + place : -1);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("batches")
  void maps_leadToTheSamePlaceInASmallerExtent(Batch batch) {
    for (Extent to : List.of(Extent.CONSTANT, Extent.SEQUENCE, STEPS, Extent.of(SOURCE))) {
      int[] map = batch.map(PAIRS, to);
      Rows pairs = batch.rows(PAIRS);
      Rows rows = batch.rows(to);
      for (int r = 0; r < map.length; r++) {
        if (to.perSequence()) assertThat(rows.sequence(map[r])).isEqualTo(pairs.sequence(r));
        else assertThat(map[r]).isZero();
        for (int i = 0; i < rows.axes().size(); i++) {
          assertThat(rows.step(i, map[r])).isEqualTo(pairs.step(pairs.axes().indexOf(rows.axes().get(i)), r));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("batches")
  void last_isTheSequencesOwnLastStep_orNothing(Batch batch) {
    for (Direction direction : Direction.values()) {
      int[] last = batch.last(PAIRS, TIME, direction);
      Rows pairs = batch.rows(PAIRS);
      Rows ends = batch.rows(Extent.of(SOURCE));
      for (int r = 0; r < last.length; r++) {
        int length = batch.length(TIME, ends.sequence(r));
        if (length == 0) {
          assertThat(last[r]).isEqualTo(-1);
          continue;
        }
        assertThat(pairs.sequence(last[r])).isEqualTo(ends.sequence(r));
        assertThat(pairs.step(pairs.axes().indexOf(TIME), last[r]))
            .isEqualTo(direction == Direction.FORWARD ? length - 1 : 0);
        assertThat(pairs.step(pairs.axes().indexOf(SOURCE), last[r])).isEqualTo(ends.step(0, r));
      }
    }
  }

  @Test
  void stepping_hypothesesShareTheMemoryOfTheirSequence() {
    Batch batch = Batch.stepping(2, Map.of(SOURCE, new int[] {2, 3}), List.of(TIME, SOURCE), TIME, new int[] {1, 1, 0});
    assertThat(batch.longest(TIME)).isEqualTo(1);
    assertThat(batch.rows(STEPS).count()).isEqualTo(3);
    assertThat(batch.rows(PAIRS).count()).isEqualTo(3 + 3 + 2);
    assertThat(batch.map(STEPS, Extent.SEQUENCE)).containsExactly(1, 1, 0);
    // The memory has its own order: the longer sequence 1 before sequence 0 at each step.
    assertThat(batch.map(PAIRS, Extent.of(SOURCE))).containsExactly(0, 2, 4, 0, 2, 4, 1, 3);
    assertThat(batch.previous(STEPS, TIME, Direction.FORWARD)).containsOnly(-1);
  }

  @Test
  void anAxisWithoutLengths_orWithoutAPlaceInTheOrder_isAnError() {
    assertThatThrownBy(() -> Batch.of(1, Map.of(), List.of(TIME)).rows(STEPS)).hasMessage("no lengths on axis time");
    assertThatThrownBy(() -> Batch.of(1, Map.of(TIME, new int[] {1}), List.of()).rows(STEPS))
        .hasMessage("{time} is not among []");
  }

  private static int expectedCount(Batch batch, Extent extent) {
    return IntStream.range(0, batch.size())
        .map(b -> extent.axes().stream().mapToInt(axis -> batch.length(axis, b)).reduce(1, (x, y) -> x * y)).sum();
  }
}
