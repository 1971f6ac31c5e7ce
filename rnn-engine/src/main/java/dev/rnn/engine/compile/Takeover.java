package dev.rnn.engine.compile;

import dev.rnn.engine.graph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether groups may write a result over an operand that is not read afterwards: they read a place before they write
 * it. In a loop that holds step by step: what is written over in a step, nothing reads later or in another step.
 */
final class Takeover {
  /**
   * Where a value stands in a row.
   *
   * @param scalar whether it is loaded as one number for all places, which is another load than that of the places
   */
  private record Range(Node node, int from, int size, boolean scalar) {
    boolean meets(Range other) {
      return from < other.from + other.size && other.from < from + size;
    }
  }

  private final Reads reads;
  private final Placement placement;
  private final Map<Node, Fusion.Section> home = new HashMap<>();
  private final Set<Node> grouped = new HashSet<>();

  Takeover(Fusion.Fused fused, Reads reads, Placement placement) {
    this.reads = reads;
    this.placement = placement;
    for (Fusion.Section section : fused.sections()) {
      for (Unit unit : section.units()) {
        if (unit.isFixed()) continue;
        for (Node n : unit.nodes()) home.put(n, section);
        if (unit.isGroup()) grouped.addAll(unit.nodes());
      }
    }
  }

  /** Where groups compute the result, perhaps part by part. */
  private Fusion.@Nullable Section section(Node result) {
    List<Node> parts = placement.isComplete(result) ? result.inputs() : List.of(result);
    if (!grouped.containsAll(parts)) return null;
    List<Fusion.Section> all = parts.stream().map(home::get).distinct().toList();
    return all.size() == 1 ? all.getFirst() : null;
  }

  /**
   * Whether a result may stand where an operand stood.
   *
   * @param operand read for the last time when the result is computed; in a loop, while it runs
   */
  boolean allowed(Node operand, Node result) {
    if (operand.size() != result.size() || !operand.extent().equals(result.extent())) return false;
    Fusion.Section section = section(result);
    // Of what a step computes for itself there are only the rows of a step.
    if (section == null || (section.stage().isLoop() && home.get(operand) == section)) return false;
    List<Range> written = new ArrayList<>();
    for (Unit unit : section.units()) {
      if (unit.isFixed()) continue;
      boolean fits = unit.isGroup() ? group(unit, operand, result, written) : other(unit, section, operand, written);
      if (!fits) return false;
    }
    return !written.isEmpty();
  }

  /** Whether a kernel that is no group reads nothing that has been overwritten. */
  private boolean other(Unit unit, Fusion.Section section, Node operand, List<Range> written) {
    for (Node n : unit.nodes()) {
      if (reads.of(n).stream().noneMatch(read -> memory(read) == operand)) continue;
      if (!written.isEmpty() || section.stage().carries(n)) return false;
    }
    return true;
  }

  /** The same of a group, which loads an operand once, when first needed, and writes a value as soon as it is known. */
  private boolean group(Unit group, Node operand, Node result, List<Range> written) {
    List<Range> read = new ArrayList<>();
    Set<Range> loads = new HashSet<>();
    boolean byPlace = true;
    for (Node n : group.nodes()) {
      for (Node in : reads.of(n)) if (memory(in) == operand && Reads.isIndex(n, in)) byPlace = false;
      for (Node in : n.inputs()) {
        View view = reads.view(n, in);
        if (group.nodes().contains(view.base()) || memory(view.base()) != operand) continue;
        boolean scalar = view.scalar() && n.size() != 1;
        if (scalar) byPlace = false;
        Range range = new Range(view.base(), offset(view.base()) + view.offset(), n.size(), scalar);
        read.add(range);
        boolean held = GroupCode.holdsOperands(n) && !loads.add(range);
        if (!held && written.stream().anyMatch(range::meets)) return false;
      }
      for (Range target : targets(n, result)) {
        // Vector by vector: what is written must be what was read, place for place.
        if (read.stream().anyMatch(r -> r.meets(target) && r.from != target.from)) return false;
        written.add(target);
      }
    }
    return byPlace || written.isEmpty();
  }

  private Node memory(Node n) {
    return placement.home(n).map(Placement.Place::whole).orElse(n);
  }

  private int offset(Node n) {
    return placement.home(n).map(Placement.Place::offset).orElse(0);
  }

  /** Where a group's value is written into the result. */
  private List<Range> targets(Node n, Node result) {
    List<Range> targets = new ArrayList<>();
    if (n == result) targets.add(new Range(result, 0, n.size(), false));
    for (Placement.Place place : placement.of(n)) {
      if (place.whole() == result) targets.add(new Range(result, place.offset(), n.size(), false));
    }
    return targets;
  }
}
