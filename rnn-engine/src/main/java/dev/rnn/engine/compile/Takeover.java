package dev.rnn.engine.compile;

import dev.rnn.engine.graph.Node;
import java.util.HashMap;
import java.util.Map;

/**
 * Whether a group may write a result over an operand that is not read afterwards: it reads a place before it writes it.
 */
final class Takeover {
  private final Map<Node, Unit> groups = new HashMap<>();
  private final Reads reads;

  Takeover(Fusion.Fused fused, Reads reads) {
    this.reads = reads;
    for (Fusion.Section section : fused.sections()) {
      if (section.stage().isLoop()) continue; // there one moment has many readers
      for (Unit unit : section.units()) {
        if (unit.isGroup() && !unit.isFixed()) for (Node n : unit.nodes()) groups.put(n, unit);
      }
    }
  }

  /**
   * Whether a result may stand where an operand stood.
   *
   * @param operand read for the last time when the result is computed
   */
  boolean allowed(Node operand, Node result) {
    Unit unit = groups.get(result);
    if (unit == null || operand.size() != result.size() || !operand.extent().equals(result.extent())) return false;
    boolean read = false;
    boolean written = false; // a group stores a node as soon as it is computed, and loads an operand when first needed
    for (Node n : unit.nodes()) {
      if (!reads.of(n).contains(operand)) {
        written |= n == result;
        continue;
      }
      if (!read && written) return false;
      if (Reads.isIndex(n, operand)) return false;
      for (Node in : n.inputs()) {
        View view = reads.view(n, in);
        if (view.base() == operand && !view.isWhole(n)) return false;
      }
      read = true;
    }
    return read;
  }
}
