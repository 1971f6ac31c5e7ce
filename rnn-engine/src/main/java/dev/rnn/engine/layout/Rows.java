package dev.rnn.engine.layout;

import dev.rnn.engine.graph.Axis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where the elements of an extent lie. Per sequence: in batch order. One axis: packed, step after step, the sequences
 * of a step by falling length, so the rows of a step are a prefix of those of the step before. More axes: the rows of
 * the outer axes, each with the steps of its sequence on the innermost axis. No padding anywhere.
 */
public final class Rows {
  private final List<Axis> axes; // outermost first
  private final @Nullable Rows outer; // of all but the innermost axis; null with fewer than two axes
  private final int[] start; // one axis: first row of each step. More: first row of each outer row
  private final int[] rank; // one axis: place of a sequence among the sequences of a step
  private final int[] sequence;
  private final int[][] step;
  private final int[] outerRow; // more axes: the outer row of each row

  private Rows(List<Axis> axes, @Nullable Rows outer, int[] start, int[] rank, int[] sequence, int[][] step,
      int[] outerRow) {
    this.axes = axes;
    this.outer = outer;
    this.start = start;
    this.rank = rank;
    this.sequence = sequence;
    this.step = step;
    this.outerRow = outerRow;
  }

  static Rows perSequence(int count) {
    int[] none = new int[0];
    return new Rows(List.of(), null, none, none, IntStream.range(0, count).toArray(), new int[0][], none);
  }

  static Rows packed(Axis axis, int[] lengths) {
    int[] order = IntStream.range(0, lengths.length).boxed()
        .sorted(Comparator.comparingInt(b -> -lengths[b])).mapToInt(b -> b).toArray(); // stable: ties in batch order
    int[] rank = new int[lengths.length];
    for (int i = 0; i < order.length; i++) rank[order[i]] = i;
    int longest = order.length == 0 ? 0 : lengths[order[0]];
    int[] start = new int[longest + 1];
    int running = order.length;
    for (int t = 0; t < longest; t++) {
      while (running > 0 && lengths[order[running - 1]] <= t) running--;
      start[t + 1] = start[t] + running;
    }
    int[] sequence = new int[start[longest]];
    int[][] step = new int[1][sequence.length];
    for (int t = 0; t < longest; t++) {
      for (int r = start[t]; r < start[t + 1]; r++) {
        sequence[r] = order[r - start[t]];
        step[0][r] = t;
      }
    }
    return new Rows(List.of(axis), null, start, rank, sequence, step, new int[0]);
  }

  static Rows hypotheses(Axis axis, int[] sequenceOfRow) {
    int[] start = {0, sequenceOfRow.length};
    int[][] steps = new int[1][sequenceOfRow.length];
    return new Rows(List.of(axis), null, start, new int[0], sequenceOfRow, steps, new int[0]);
  }

  static Rows nested(Rows outer, Axis inner, int[] lengths) {
    int[] start = new int[outer.count() + 1];
    for (int r = 0; r < outer.count(); r++) start[r + 1] = start[r] + lengths[outer.sequence[r]];
    int count = start[outer.count()];
    int depth = outer.step.length;
    int[] sequence = new int[count];
    int[] outerRow = new int[count];
    int[][] step = new int[depth + 1][count];
    for (int o = 0; o < outer.count(); o++) {
      for (int r = start[o]; r < start[o + 1]; r++) {
        sequence[r] = outer.sequence[o];
        outerRow[r] = o;
        for (int i = 0; i < depth; i++) step[i][r] = outer.step[i][o];
        step[depth][r] = r - start[o];
      }
    }
    List<Axis> axes = new ArrayList<>(outer.axes);
    axes.add(inner);
    return new Rows(List.copyOf(axes), outer, start, new int[0], sequence, step, outerRow);
  }

  /** The number of rows. */
  public int count() {
    return sequence.length;
  }

  /** The axes, outermost first. */
  public List<Axis> axes() {
    return axes;
  }

  /** The sequence of a row. */
  public int sequence(int row) {
    return sequence[row];
  }

  /** The step of a row on one of the axes. */
  public int step(int axisIndex, int row) {
    return step[axisIndex][row];
  }

  int[] steps(int row) {
    return IntStream.range(0, step.length).map(i -> step[i][row]).toArray();
  }

  /** The row of a sequence at given steps, outermost axis first. */
  public int find(int ofSequence, int... steps) {
    if (axes.isEmpty()) return sequence.length == 1 ? 0 : ofSequence;
    if (outer == null) {
      if (rank.length == 0) throw new IllegalStateException("hypotheses of " + axes + " are not found by sequence");
      return start[steps[0]] + rank[ofSequence];
    }
    return start[outer.find(ofSequence, Arrays.copyOf(steps, steps.length - 1))] + steps[steps.length - 1];
  }

  /** First row of a step of the outermost axis; the step's rows end where those of the next one begin. */
  public int begin(Axis axis, int t) {
    if (axes.isEmpty() || !axes.getFirst().equals(axis)) {
      throw new IllegalStateException(axis + " is not outside " + axes);
    }
    return outer == null ? start[t] : start[outer.begin(axis, t)];
  }

  /**
   * The first of this layout's rows that belong to a row of an outer layout: of its own outermost axes. They end where
   * those of the next row begin.
   */
  public int begin(Rows of, int row) {
    if (of.axes.equals(axes)) return row;
    if (outer == null) throw new IllegalStateException(of.axes + " is not outside " + axes);
    return start[outer.begin(of, row)];
  }

  /** Whether a layout is this one without some of its innermost axes; both have at least one axis. */
  public boolean isInside(Rows of) {
    return !of.axes.isEmpty() && of.axes.size() <= axes.size() && axes.subList(0, of.axes.size()).equals(of.axes);
  }

  /** The row {@code by} steps further on one axis, or −1 beyond the sequence's {@code length} on it. */
  int neighbour(int axisIndex, int row, int by, int length) {
    int t = step[axisIndex][row] + by;
    if (t < 0 || t >= length) return -1;
    if (outer == null) return start[t] + rank[sequence[row]]; // hypotheses have but one step
    if (axisIndex == step.length - 1) return row + by;
    return start[outer.neighbour(axisIndex, outerRow[row], by, length)] + step[step.length - 1][row];
  }

  /**
   * For each row the row of a smaller layout that it sees. Hypotheses are reached from row to row, never by sequence.
   */
  int[] mapTo(Rows to) {
    int[] map = new int[count()];
    if (to.axes.isEmpty()) {
      // A constant has one row. With one sequence the map is all 0 as well.
      if (to.count() > 1) System.arraycopy(sequence, 0, map, 0, map.length);
    } else if (to.axes.equals(axes)) {
      Arrays.setAll(map, r -> r);
    } else if (to.outer != null) {
      int[] above = mapTo(to.outer);
      int[] inner = step[axes.indexOf(to.axes.getLast())];
      for (int r = 0; r < map.length; r++) map[r] = to.start[above[r]] + inner[r];
    } else if (outer != null && outer.axes.contains(to.axes.getFirst())) {
      int[] above = outer.mapTo(to);
      for (int r = 0; r < map.length; r++) map[r] = above[outerRow[r]];
    } else {
      int[] own = step[axes.indexOf(to.axes.getFirst())];
      for (int r = 0; r < map.length; r++) map[r] = to.find(sequence[r], own[r]);
    }
    return map;
  }
}
