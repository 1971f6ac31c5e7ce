package dev.rnn.engine.compile;

import dev.rnn.engine.compile.Program.Span;
import dev.rnn.engine.graph.Known;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * From when to when the numbers of a buffer are needed, in the order in which kernels run: of each section first what
 * is fixed, then the rest. A loop is one moment: all its values live through it. So are strips, but for values of a
 * single strip.
 */
final class Lives {
  /**
   * A node's life.
   *
   * @param from the moment in which it is computed
   * @param to the moment in which it is read for the last time
   */
  record Life(Node node, int from, int to) {
    /** The same node's, from before everything to after everything: it meets all others. */
    Life always() {
      return new Life(node, -1, ALWAYS);
    }
  }

  private static final int ALWAYS = Integer.MAX_VALUE;

  private final Fusion.Fused fused;
  private final Reads reads;
  private final Placement placement;
  private final Map<Node, Span> spans;
  private final Map<Node, Integer> from = new HashMap<>();
  private final Map<Node, Integer> to = new HashMap<>();
  private int time;

  private Lives(Fusion.Fused fused, Reads reads, Placement placement, Map<Node, Span> spans) {
    this.fused = fused;
    this.reads = reads;
    this.placement = placement;
    this.spans = spans;
  }

  /** The lives of all nodes that have memory. */
  static List<Life> of(Fusion.Fused fused, Reads reads, Placement placement, Map<Node, Span> spans, Buffers buffers,
      Collection<Node> outputs) {
    Lives lives = new Lives(fused, reads, placement, spans);
    for (Fusion.Section section : fused.sections()) lives.section(section);
    lives.parts();
    for (Node n : outputs) lives.to.put(n, ALWAYS);
    List<Life> all = new ArrayList<>();
    lives.from.forEach((n, begin) -> {
      if (buffers.has(n)) all.add(lives.life(n, begin));
    });
    return all;
  }

  private Life life(Node n, int begin) {
    int end = to.getOrDefault(n, begin);
    Unit unit = fused.unitOf().get(n);
    // Of what is computed once for many runs, only that can share which no other run reads.
    boolean kept = unit != null && unit.isFixed() && end == ALWAYS;
    return new Life(n, kept ? -1 : begin, end);
  }

  private void section(Fusion.Section section) {
    List<Unit> fixed = section.units().stream().filter(Unit::isFixed).toList();
    for (Unit unit : fixed) {
      unit(unit, section, time, time);
      time++;
    }
    boolean loop = section.stage().isLoop();
    int begin = time;
    int end = time + (loop ? 0 : section.units().size() + 1);
    boolean sum = false;
    for (Unit unit : section.units()) {
      if (unit.isFixed()) continue;
      boolean kernel = !placement.isComplete(unit.first());
      if (!loop && kernel && !(sum && isSum(unit))) time++;
      if (kernel) sum = isSum(unit);
      unit(unit, section, begin, end);
    }
    time = end + 1;
  }

  /** Sums over rows, one after the other, are one moment too: {@link JoinSums} makes one kernel of them. */
  private static boolean isSum(Unit unit) {
    return switch (unit.first().op()) {
      case Op.ReduceRows _ -> true;
      case Op.Contract op -> !op.over().equals(unit.first().extent());
      default -> false;
    };
  }

  private void unit(Unit unit, Fusion.Section section, int begin, int end) {
    boolean strips = section.strip() != null && !unit.isFixed();
    for (Node n : unit.nodes()) {
      // What is kept of all strips lives through all of them.
      boolean passing = spans.containsKey(n) && placement.of(n).stream().allMatch(p -> spans.containsKey(p.whole()));
      from.put(n, strips && !passing ? begin : time);
      if (strips && !passing) to.merge(n, end, Math::max);
      for (Node read : reads.of(n)) {
        if (isPacked(n, read)) continue;
        Node memory = placement.home(read).map(Placement.Place::whole).orElse(read);
        int last = strips && !spans.containsKey(memory) ? end : time;
        Unit source = fused.unitOf().get(read);
        if (source != null && source.isFixed() && !unit.isFixed()) last = ALWAYS;
        to.merge(read, last, Math::max);
      }
    }
  }

  /** Whether a product reads a matrix in packed form alone: it is packed as soon as it is computed. */
  private boolean isPacked(Node n, Node read) {
    if (!(n.op() instanceof Op.Contract)) return false;
    Products product = Products.of(n);
    if (product.kind() != Products.Kind.MATRIX && product.kind() != Products.Kind.MATRIX_TRANSPOSED) return false;
    return reads.view(n, product.first()).base() == read && reads.view(n, 1 - product.first()).base() != read;
  }

  /** A concatenation lives as long as any of its parts. */
  private void parts() {
    for (Node n : placement.nodes()) {
      for (Placement.Place place : placement.of(n)) {
        from.merge(place.whole(), Known.in(from, n), Math::min);
        if (to.containsKey(n)) to.merge(place.whole(), Known.in(to, n), Math::max);
      }
    }
  }
}
