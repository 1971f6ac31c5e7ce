package dev.rnn.engine.compile;

import dev.rnn.engine.graph.Known;
import dev.rnn.engine.graph.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where a loop's values may stand: over what they are made of. A gate, kept for the gradients, takes the place of its
 * part of the input product, which nothing reads after it. That is memory saved, and memory that need not be read
 * before it is written.
 */
final class InPlace {
  private final Fusion.Fused fused;
  private final Reads reads;
  private final Set<Node> taken;
  private final Map<Node, List<Node>> readers = new HashMap<>();
  private final Map<Node, Fusion.Section> home = new HashMap<>();
  private final Map<Node, Placement.Place> places = new LinkedHashMap<>();

  private InPlace(Fusion.Fused fused, Reads reads, Collection<Node> outputs, Collection<Node> placed) {
    this.fused = fused;
    this.reads = reads;
    taken = new HashSet<>(outputs);
    taken.addAll(placed);
    for (Fusion.Section section : fused.sections()) {
      for (Unit unit : section.units()) {
        for (Node n : unit.nodes()) {
          home.put(n, section);
          for (Node read : reads.of(n)) readers.computeIfAbsent(read, _ -> new ArrayList<>()).add(n);
        }
      }
    }
  }

  /**
   * Finds places over operands.
   *
   * @param placed nodes that have a place already, and those that they stand in
   */
  static Map<Node, Placement.Place> run(Fusion.Fused fused, Reads reads, Collection<Node> outputs,
      Collection<Node> placed) {
    InPlace pass = new InPlace(fused, reads, outputs, placed);
    for (Fusion.Section section : fused.sections()) {
      if (!section.stage().isLoop()) continue;
      for (Unit unit : section.units()) if (unit.isGroup() && !unit.isFixed()) pass.group(unit, section);
    }
    return pass.places;
  }

  private void group(Unit unit, Fusion.Section section) {
    Set<Node> seen = new HashSet<>();
    for (Node n : unit.nodes()) {
      for (Node operand : reads.of(n)) {
        if (seen.add(operand) && isFree(operand, unit, section)) cover(operand, unit, section);
      }
    }
  }

  /** Whether the operand was computed before the loop, and groups of the loop alone read it, in parts of their size. */
  private boolean isFree(Node operand, Unit unit, Fusion.Section section) {
    Unit source = fused.unitOf().get(operand);
    if (source == null || source.isFixed() || taken.contains(operand)) return false;
    Fusion.Section before = home.get(operand);
    if (before == section || before == null || before.strip() != null) return false;
    return operand.extent().equals(unit.extent()) && Known.in(readers, operand).stream()
        .allMatch(n -> home.get(n) == section && n.size() == unit.size() && isInParts(n, operand));
  }

  private boolean isInParts(Node n, Node operand) {
    if (!GroupCode.holdsOperands(n) || Reads.isIndex(n, operand)) return false;
    for (Node in : n.inputs()) {
      View view = reads.view(n, in);
      if (view.base() == operand && (view.scalar() || view.offset() % n.size() != 0)) return false;
    }
    return true;
  }

  /** Each part that no other group reads goes to the first value that is made of it and read after the loop. */
  private void cover(Node operand, Unit unit, Fusion.Section section) {
    Set<Integer> gone = new HashSet<>();
    for (Node n : Known.in(readers, operand)) if (fused.unitOf().get(n) != unit) gone.addAll(parts(n, operand));
    Map<Node, Set<Integer>> madeOf = new HashMap<>();
    for (Node n : unit.nodes()) {
      Set<Integer> parts = parts(n, operand);
      for (Node in : n.inputs()) parts.addAll(madeOf.getOrDefault(reads.view(n, in).base(), Set.of()));
      madeOf.put(n, parts);
      if (taken.contains(n) || !isReadLater(n, section)) continue;
      parts.stream().filter(p -> !gone.contains(p)).min(Integer::compare).ifPresent(part -> {
        gone.add(part);
        taken.add(n);
        places.put(n, new Placement.Place(operand, part));
      });
    }
  }

  /** Where the parts begin that a node reads. */
  private Set<Integer> parts(Node n, Node operand) {
    Set<Integer> parts = new HashSet<>();
    for (Node in : n.inputs()) {
      View view = reads.view(n, in);
      if (view.base() == operand) parts.add(view.offset());
    }
    return parts;
  }

  private boolean isReadLater(Node n, Fusion.Section section) {
    return readers.getOrDefault(n, List.of()).stream().anyMatch(reader -> home.get(reader) != section);
  }
}
