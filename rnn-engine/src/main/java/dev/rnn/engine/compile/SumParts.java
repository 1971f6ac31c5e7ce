package dev.rnn.engine.compile;

import dev.rnn.engine.graph.Known;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Pass: a sum of outer products of which only some rows are wanted, such as the gradient of all gates' weights
 * together, writes these where they belong instead of leaving them to be copied.
 */
final class SumParts {
  private final Fusion.Fused fused;
  private final Reads reads;
  private final Set<Node> outputs;
  private final Map<Node, List<Node>> readers = new HashMap<>();

  private SumParts(Fusion.Fused fused, Reads reads, Collection<Node> outputs) {
    this.fused = fused;
    this.reads = reads;
    this.outputs = new HashSet<>(outputs);
    for (Unit unit : fused.units()) {
      for (Node n : unit.nodes()) {
        for (Node read : reads.of(n)) readers.computeIfAbsent(read, _ -> new ArrayList<>()).add(n);
      }
    }
  }

  /** The same units, but parts of sums are in the sum's unit, after the sum. */
  static Fusion.Fused run(Fusion.Fused fused, Reads reads, Collection<Node> outputs) {
    return new SumParts(fused, reads, outputs).run();
  }

  private Fusion.Fused run() {
    Map<Node, Unit> moved = new HashMap<>();
    for (Fusion.Section section : fused.sections()) {
      if (section.stage().isLoop()) continue;
      for (Unit unit : section.units()) {
        if (!isDivided(unit)) continue;
        for (Node part : readers.getOrDefault(unit.first(), List.of())) {
          unit.add(part);
          moved.put(part, unit);
        }
      }
    }
    if (moved.isEmpty()) return fused;
    Map<Node, Unit> unitOf = new HashMap<>(fused.unitOf());
    unitOf.putAll(moved);
    List<Fusion.Section> sections = new ArrayList<>();
    for (Fusion.Section section : fused.sections()) {
      List<Unit> units = section.units().stream()
          .map(u -> without(u, moved, unitOf)).filter(u -> !u.nodes().isEmpty()).toList();
      sections.add(new Fusion.Section(section.stage(), section.strip(), units));
    }
    return new Fusion.Fused(sections, unitOf);
  }

  private static Unit without(Unit unit, Map<Node, Unit> moved, Map<Node, Unit> unitOf) {
    if (unit.nodes().stream().allMatch(n -> moved.getOrDefault(n, unit) == unit)) return unit;
    Unit rest = unit.rest(n -> !moved.containsKey(n));
    for (Node n : rest.nodes()) unitOf.put(n, rest);
    return rest;
  }

  private boolean isDivided(Unit unit) {
    Node n = unit.first();
    if (unit.isGroup() || unit.isFixed() || unit.nodes().size() > 1 || outputs.contains(n)) return false;
    if (!(n.op() instanceof Op.Contract) || Products.of(n).kind() != Products.Kind.OUTER) return false;
    List<Node> parts = readers.getOrDefault(n, List.of());
    return !parts.isEmpty() && parts.stream().allMatch(part -> isPart(part, n));
  }

  /** Some whole rows of the sum, which have memory of their own. */
  private boolean isPart(Node part, Node sum) {
    if (!View.isAlias(part) || !reads.isForced(part) || Known.in(fused.unitOf(), part).isFixed()) return false;
    View view = View.of(part);
    return view.base() == sum && !view.scalar() && part.extent().equals(sum.extent()) && part.shape().rank() == 2
        && part.shape().dim(1) == sum.shape().dim(1) && view.offset() % Math.max(1, part.shape().dim(1)) == 0;
  }
}
