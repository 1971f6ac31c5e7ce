package dev.rnn.engine.compile;

import dev.rnn.engine.compile.Program.Slot;
import dev.rnn.engine.compile.Program.Span;
import dev.rnn.engine.graph.Known;
import dev.rnn.engine.graph.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Pass: buffers of one extent and span whose lives do not meet share a slot. A loop is one moment: all its values live
 * through it. So are strips, but for values of a single strip: of those, rows of one size may share a place, since a
 * strip is computed block by block.
 */
final class MemoryPlan {
  private record Life(Node node, int from, int to) {}

  private static final Span ALL = new Span.All();

  private MemoryPlan() {}

  /** Chooses a slot for each buffer, in place; returns the slots. */
  static List<Slot> run(Fusion.Fused fused, Reads reads, Placement placement, Map<Node, Span> spans, Buffers buffers,
      Collection<Node> outputs) {
    List<Slot> slots = new ArrayList<>();
    List<Life> last = new ArrayList<>();
    Takeover takeover = new Takeover(fused, reads);
    for (Life life : lives(fused, reads, placement, spans, buffers, outputs)) {
      Span span = spans.getOrDefault(life.node, ALL);
      int chosen = -1;
      for (int s = 0; s < slots.size(); s++) {
        Life before = last.get(s);
        boolean fits = slots.get(s).extent().equals(life.node.extent()) && slots.get(s).span().equals(span)
            && (span instanceof Span.Part ? slots.get(s).size() == life.node.size() : true)
            && (before.to < life.from || (before.to == life.from && takeover.allowed(before.node, life.node)));
        if (fits && (chosen < 0 || distance(slots, s, life) < distance(slots, chosen, life))) chosen = s;
      }
      if (chosen < 0) {
        chosen = slots.size();
        slots.add(new Slot(life.node.extent(), life.node.size(), span));
        last.add(new Life(life.node, -1, -1));
      }
      slots.set(chosen, new Slot(life.node.extent(), Math.max(slots.get(chosen).size(), life.node.size()), span));
      last.set(chosen, life);
      int id = buffers.of(life.node);
      buffers.specs().set(id, buffers.specs().get(id).inSlot(chosen));
    }
    return slots;
  }

  private static int distance(List<Slot> slots, int s, Life life) {
    return Math.abs(slots.get(s).size() - life.node.size());
  }

  private static List<Life> lives(Fusion.Fused fused, Reads reads, Placement placement,
      Map<Node, Span> spans, Buffers buffers, Collection<Node> outputs) {
    Map<Node, Integer> from = new HashMap<>();
    Map<Node, Integer> to = new HashMap<>();
    int time = 0;
    for (Fusion.Section section : fused.sections()) {
      boolean loop = section.stage().isLoop();
      int begin = time;
      int end = time + (loop ? 0 : section.units().size());
      for (Unit unit : section.units()) {
        for (Node n : unit.nodes()) {
          // What is computed once for many runs shares with nobody; what is kept of all strips lives through all of them.
          boolean passing = spans.containsKey(n) && placement.of(n).stream().allMatch(p -> spans.containsKey(p.concat()));
          from.put(n, unit.isFixed() ? -1 : section.strip() != null && !passing ? begin : time);
          if (unit.isFixed()) to.put(n, Integer.MAX_VALUE);
          for (Node read : reads.of(n)) {
            Node memory = placement.home(read).map(Placement.Place::concat).orElse(read);
            to.merge(read, section.strip() != null && !spans.containsKey(memory) ? end : time, Math::max);
          }
        }
        if (!loop) time++;
      }
      time++;
    }
    for (Node n : placement.nodes()) {
      for (Placement.Place place : placement.of(n)) {
        from.merge(place.concat(), Known.in(from, n), Math::min);
        if (to.containsKey(n)) to.merge(place.concat(), Known.in(to, n), Math::max);
      }
    }
    for (Node n : outputs) to.put(n, Integer.MAX_VALUE);
    return from.keySet().stream().filter(buffers::has)
        .map(n -> new Life(n, Known.in(from, n), to.getOrDefault(n, Known.in(from, n))))
        .sorted(Comparator.comparingInt(Life::from).thenComparingInt(l -> l.node.id())).toList();
  }
}
