package dev.rnn.engine.compile;

import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import dev.rnn.engine.graph.Shapes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Pass: a group that computes a part of a concatenation writes it where it belongs, so that gradients of gates need no
 * copying; others read the part from there too. And a loop's values take the place of what they are made of
 * ({@link InPlace}).
 */
final class Placement {
  /** Where a node's numbers stand within a concatenation's, or another wider node's. */
  record Place(Node whole, int offset) {}

  private record Part(Node concat, int operand) {}

  private final Map<Node, List<Place>> places = new LinkedHashMap<>();
  private final Set<Part> placed = new HashSet<>();
  private final Set<Node> outputs;

  private Placement(Collection<Node> outputs) {
    this.outputs = new HashSet<>(outputs);
  }

  /**
   * Finds places.
   *
   * @param inPlace whether values may stand over what they are made of
   */
  static Placement run(Fusion.Fused fused, Reads reads, Collection<Node> outputs, boolean inPlace) {
    Placement placement = new Placement(outputs);
    Map<Node, Unit> groups = new HashMap<>();
    List<Unit> units = fused.units();
    for (Unit unit : units) if (unit.isGroup()) unit.nodes().forEach(n -> groups.put(n, unit));
    for (Unit unit : units) {
      if (unit.first().op() instanceof Op.Concat(int dim) && dim == 0) placement.place(unit, groups, reads);
    }
    if (!inPlace) return placement;
    Set<Node> placed = new HashSet<>(placement.nodes());
    placement.places.values().forEach(all -> all.forEach(place -> placed.add(place.whole())));
    InPlace.run(fused, reads, outputs, placed).forEach((n, place) -> placement.places.put(n, List.of(place)));
    return placement;
  }

  private void place(Unit unit, Map<Node, Unit> groups, Reads reads) {
    Node concat = unit.first();
    int offset = 0;
    for (int i = 0; i < concat.inputs().size(); i++) {
      Node part = concat.in(i);
      Unit group = groups.get(part);
      boolean whole = reads.view(concat, i).equals(new View(part, 0, false)) && part.extent().equals(concat.extent());
      if (group != null && whole && group.isFixed() == unit.isFixed()) {
        places.computeIfAbsent(part, _ -> new ArrayList<>()).add(new Place(concat, offset));
        placed.add(new Part(concat, i));
      }
      offset += part.shape().dim(0) * Shapes.inner(part.shape(), 0);
    }
  }

  /** All wider nodes that a group writes the node into. */
  List<Place> of(Node n) {
    return places.getOrDefault(n, List.of());
  }

  /** Where others read the node; empty: from memory of its own. */
  Optional<Place> home(Node n) {
    return outputs.contains(n) ? Optional.empty() : of(n).stream().findFirst();
  }

  /** Whether nothing is left to copy for an operand of a concatenation. */
  boolean isPlaced(Node concat, int operand) {
    return placed.contains(new Part(concat, operand));
  }

  /** Whether groups write all of a concatenation. */
  boolean isComplete(Node n) {
    if (!(n.op() instanceof Op.Concat)) return false;
    for (int i = 0; i < n.inputs().size(); i++) if (!isPlaced(n, i)) return false;
    return true;
  }

  /** The placed nodes. */
  Collection<Node> nodes() {
    return places.keySet();
  }
}
