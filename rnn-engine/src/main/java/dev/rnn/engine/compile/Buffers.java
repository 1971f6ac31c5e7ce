package dev.rnn.engine.compile;

import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import dev.rnn.engine.kernel.Operand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives each node that lives in memory a buffer, or a place in the buffer of a concatenation. */
final class Buffers {
  private final Map<Node, Integer> ids = new HashMap<>();
  private final List<Spec> specs = new ArrayList<>();

  /**
   * A buffer.
   *
   * @param extent rows
   * @param size numbers of a row
   * @param external name of an input or path of a parameter; null: memory of the program
   * @param slot which piece of memory; buffers whose lives do not meet share one. −1: external
   */
  record Spec(Extent extent, int size, @Nullable String external, boolean parameter, int slot, String label) {
    Spec inSlot(int chosen) {
      return new Spec(extent, size, external, parameter, chosen, label);
    }
  }

  private final Placement placement;

  Buffers(Placement placement) {
    this.placement = placement;
  }

  /** Where a row of a node begins: in a buffer with rows of {@code rowSize} numbers. */
  record Place(int buffer, int rowSize, int offset) {}

  /** Where others find the node. */
  Place place(Node n) {
    return placement.home(n).map(home -> inside(home)).orElseGet(() -> new Place(of(n), n.size(), 0));
  }

  /** Where a kernel reads a view. */
  Operand operand(View view) {
    Place at = place(view.base());
    return new Operand(at.buffer(), view.base().extent(), at.rowSize(), at.offset() + view.offset(), view.scalar());
  }

  /** All places that the group which computes the node writes it to. */
  List<Place> targets(Node n) {
    List<Place> all = new ArrayList<>();
    if (has(n)) all.add(new Place(of(n), n.size(), 0));
    for (Placement.Place place : placement.of(n)) all.add(inside(place));
    return all;
  }

  private Place inside(Placement.Place place) {
    return new Place(of(place.whole()), place.whole().size(), place.offset());
  }

  /** Gives a node memory, unless it stands in another one's. */
  void keep(Node n) {
    if (placement.home(n).isEmpty()) of(n);
  }

  /** The node's own buffer. */
  int of(Node n) {
    return ids.computeIfAbsent(n, _ -> {
      specs.add(switch (n.op()) {
        case Op.Input(String name) -> new Spec(n.extent(), n.size(), name, false, -1, name);
        case Op.Parameter(String path, _) -> new Spec(n.extent(), n.size(), path, true, -1, path);
        default -> new Spec(n.extent(), n.size(), null, false, -1, n.label());
      });
      return specs.size() - 1;
    });
  }

  /** Every buffer a kernel reads must be computed by one: a check of the passes themselves. */
  void requireAllComputed() {
    ids.forEach((n, id) -> {
      Spec spec = specs.get(id);
      if (spec.external() == null && spec.slot() < 0) throw new IllegalStateException("read but not computed: " + n);
    });
  }

  boolean has(Node n) {
    return ids.containsKey(n);
  }

  Map<Node, Integer> ids() {
    return ids;
  }

  List<Spec> specs() {
    return specs;
  }
}
