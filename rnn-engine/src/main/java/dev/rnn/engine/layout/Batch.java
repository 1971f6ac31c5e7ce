package dev.rnn.engine.layout;

import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Direction;
import dev.rnn.engine.graph.Extent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How many sequences there are and how long each is on each axis; hands out row layouts and the maps between them, made
 * when first asked for, by any thread.
 */
public final class Batch {
  /** The one step of an axis whose rows are hypotheses, each of a sequence: several may share one. */
  private record Stepping(Axis axis, int[] sequenceOfRow) {}

  private final int size;
  private final Map<Axis, int[]> lengths;
  private final List<Axis> order;
  private final @Nullable Stepping stepping;
  private final Map<Extent, Rows> rows = new ConcurrentHashMap<>();
  // Maps of maps: asked for by every kernel of every step, which must not make a key each time.
  private final Map<Extent, Map<Extent, int[]>> maps = new ConcurrentHashMap<>();
  private final Map<Direction, Map<Axis, Map<Extent, int[]>>> previous = new ConcurrentHashMap<>();
  private final Map<Direction, Map<Axis, Map<Extent, int[]>>> last = new ConcurrentHashMap<>();
  private final Map<Axis, Integer> longest = new ConcurrentHashMap<>();

  private Batch(int size, Map<Axis, int[]> lengths, List<Axis> order, @Nullable Stepping stepping) {
    this.size = size;
    this.lengths = lengths;
    this.order = order;
    this.stepping = stepping;
  }

  /**
   * A batch of sequences.
   *
   * @param size the number of sequences
   * @param lengths of each sequence on each axis; 0 is legal
   * @param order the axes, outermost first
   */
  public static Batch of(int size, Map<Axis, int[]> lengths, List<Axis> order) {
    return new Batch(size, Map.copyOf(lengths), List.copyOf(order), null);
  }

  /**
   * One step along an axis for a number of rows, each of which belongs to a sequence: beam hypotheses share their
   * source.
   *
   * @param sequenceOfRow for each row the sequence whose memory it sees
   */
  public static Batch stepping(int size, Map<Axis, int[]> lengths, List<Axis> order, Axis axis, int[] sequenceOfRow) {
    return new Batch(size, Map.copyOf(lengths), List.copyOf(order), new Stepping(axis, sequenceOfRow.clone()));
  }

  /** The same sequences with axes in another order; those not named come last. */
  public Batch inOrder(List<Axis> axes) {
    List<Axis> all = new java.util.ArrayList<>(axes);
    for (Axis axis : order) if (!all.contains(axis)) all.add(axis);
    return new Batch(size, lengths, List.copyOf(all), stepping);
  }

  /** The number of sequences. */
  public int size() {
    return size;
  }

  /** The length of a sequence on an axis. */
  public int length(Axis axis, int sequence) {
    return lengthsOn(axis)[sequence];
  }

  /** The length of the longest sequence; 0 when there is none. */
  public int longest(Axis axis) {
    if (isStepping(axis)) return 1;
    Integer known = longest.get(axis);
    return known != null ? known
        : longest.computeIfAbsent(axis, _ -> Arrays.stream(lengthsOn(axis)).max().orElse(0));
  }

  /** Where the elements of an extent lie. */
  public Rows rows(Extent extent) {
    Rows known = rows.get(extent);
    if (known != null) return known;
    Rows made = make(extent);
    rows.put(extent, made);
    return made;
  }

  /** For each row of {@code from} the row of {@code to}, a smaller extent, that it sees. */
  public int[] map(Extent from, Extent to) {
    Map<Extent, int[]> ofOne = maps.get(from);
    int[] known = ofOne == null ? null : ofOne.get(to);
    if (known != null) return known;
    return maps.computeIfAbsent(from, _ -> new ConcurrentHashMap<>())
        .computeIfAbsent(to, _ -> rows(from).mapTo(rows(to)));
  }

  /** For each row the row one step before it, or −1 at the first step. */
  public int[] previous(Extent extent, Axis axis, Direction direction) {
    int[] known = known(previous, extent, axis, direction);
    return known != null ? known : along(previous, axis, direction).computeIfAbsent(extent, _ -> {
      Rows rows = rows(extent);
      int at = rows.axes().indexOf(axis);
      int by = direction == Direction.FORWARD ? -1 : 1;
      int[] result = new int[rows.count()];
      for (int r = 0; r < result.length; r++) result[r] = rows.neighbour(at, r, by, steps(axis, rows.sequence(r)));
      return result;
    });
  }

  /** For each row of the extent without the axis its last row on the axis, or −1 if the sequence has no steps. */
  public int[] last(Extent extent, Axis axis, Direction direction) {
    int[] known = known(last, extent, axis, direction);
    return known != null ? known : along(last, axis, direction).computeIfAbsent(extent, _ -> {
      Rows all = rows(extent);
      int at = all.axes().indexOf(axis);
      int[] toEnd = map(extent, extent.without(axis));
      int[] result = new int[rows(extent.without(axis)).count()];
      Arrays.fill(result, -1);
      for (int r = 0; r < toEnd.length; r++) {
        int end = direction == Direction.FORWARD ? steps(axis, all.sequence(r)) - 1 : 0;
        if (all.step(at, r) == end) result[toEnd[r]] = r;
      }
      return result;
    });
  }

  private static int @Nullable [] known(Map<Direction, Map<Axis, Map<Extent, int[]>>> all, Extent extent, Axis axis,
      Direction direction) {
    Map<Axis, Map<Extent, int[]>> ofDirection = all.get(direction);
    Map<Extent, int[]> ofAxis = ofDirection == null ? null : ofDirection.get(axis);
    return ofAxis == null ? null : ofAxis.get(extent);
  }

  private static Map<Extent, int[]> along(Map<Direction, Map<Axis, Map<Extent, int[]>>> all, Axis axis,
      Direction direction) {
    return all.computeIfAbsent(direction, _ -> new ConcurrentHashMap<>())
        .computeIfAbsent(axis, _ -> new ConcurrentHashMap<>());
  }

  private Rows make(Extent extent) {
    List<Axis> axes = order.stream().filter(extent::has).toList();
    if (axes.size() < extent.axes().size()) throw new IllegalStateException(extent + " is not among " + order);
    if (axes.isEmpty()) return Rows.perSequence(extent.perSequence() ? size : 1);
    if (axes.size() > 1) {
      Axis inner = axes.getLast();
      return Rows.nested(rows(extent.without(inner)), inner, lengthsOn(inner));
    }
    Axis axis = axes.getFirst();
    return isStepping(axis) ? Rows.hypotheses(axis, stepping().sequenceOfRow) : Rows.packed(axis, lengthsOn(axis));
  }

  private boolean isStepping(Axis axis) {
    return stepping != null && stepping.axis.equals(axis);
  }

  private int steps(Axis axis, int sequence) {
    return isStepping(axis) ? 1 : length(axis, sequence);
  }

  private Stepping stepping() {
    return java.util.Objects.requireNonNull(stepping);
  }

  private int[] lengthsOn(Axis axis) {
    int[] known = lengths.get(axis);
    if (known == null) throw new IllegalStateException("no lengths on axis " + axis);
    return known;
  }
}
