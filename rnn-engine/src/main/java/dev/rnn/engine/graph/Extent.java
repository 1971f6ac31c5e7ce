package dev.rnn.engine.graph;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Over which outer axes a value varies: a set. {@code {}} is a constant (a parameter), {@code {sequence}} one value per
 * sequence, {@code {time}} one per step, {@code {target, source}} one per pair of steps. Extents are ordered by
 * inclusion; an op has the union of its operands' extents. A time axis always comes with the sequence axis.
 *
 * @param perSequence whether the value differs between sequences
 * @param axes the time axes by id
 */
public record Extent(boolean perSequence, List<Axis> axes) {
  /** The same for all sequences: parameters and run-time scalars. */
  public static final Extent CONSTANT = new Extent(false, List.of());

  /** One value per sequence. */
  public static final Extent SEQUENCE = new Extent(true, List.of());

  /** One value per step of each axis. */
  public static Extent of(Axis... axes) {
    return new Extent(true, axes.length == 1 ? List.of(axes) : sorted(Stream.of(axes)));
  }

  /** The union. */
  public Extent join(Extent other) {
    if (equals(other)) return this;
    return new Extent(perSequence || other.perSequence, sorted(Stream.concat(axes.stream(), other.axes.stream())));
  }

  /** Whether everything that {@code other} varies over is in this extent. */
  public boolean contains(Extent other) {
    return (perSequence || !other.perSequence) && axes.containsAll(other.axes);
  }

  /** Whether the value varies over the axis. */
  public boolean has(Axis axis) {
    return axes.contains(axis);
  }

  /** This extent less one axis. */
  public Extent without(Axis axis) {
    return new Extent(perSequence, axes.stream().filter(a -> !a.equals(axis)).toList());
  }

  @Override
  public boolean equals(Object other) { // asked for every operand of every step
    if (this == other) return true;
    if (!(other instanceof Extent(boolean each, List<Axis> those))) return false;
    if (perSequence != each || axes.size() != those.size()) return false;
    for (int i = 0; i < axes.size(); i++) if (!axes.get(i).equals(those.get(i))) return false; // without an iterator
    return true;
  }

  @Override
  public int hashCode() { // looked up for every kernel of every step
    int hash = perSequence ? 1 : 0;
    for (int i = 0; i < axes.size(); i++) hash = 31 * hash + axes.get(i).id() + 1;
    return hash;
  }

  private static List<Axis> sorted(Stream<Axis> axes) {
    return axes.distinct().sorted(Comparator.comparingInt(Axis::id)).toList();
  }

  @Override
  public String toString() {
    if (!perSequence) return "{}";
    return axes.isEmpty() ? "{sequence}" : axes.toString().replace('[', '{').replace(']', '}');
  }
}
