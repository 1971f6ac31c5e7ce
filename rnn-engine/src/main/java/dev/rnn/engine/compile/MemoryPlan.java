package dev.rnn.engine.compile;

import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Known;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.schedule.Schedule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Pass: buffers of one extent whose lives do not meet share a slot. A loop is one moment: all its values live through it. */
final class MemoryPlan {
  private record Life(Node node, int from, int to) {}

  /** A slot's extent and the numbers of its rows. */
  record Slot(Extent extent, int size) {}

  private MemoryPlan() {}

  /** Chooses a slot for each buffer, in place; returns the slots. */
  static List<Slot> run(Schedule schedule, Fusion.Fused fused, Reads reads, Placement placement,
      Buffers buffers, Collection<Node> outputs) {
    List<Slot> slots = new ArrayList<>();
    List<Integer> freeAt = new ArrayList<>();
    for (Life life : lives(schedule, fused, reads, placement, buffers, outputs)) {
      int chosen = -1;
      for (int s = 0; s < slots.size(); s++) {
        boolean fits = slots.get(s).extent().equals(life.node.extent()) && freeAt.get(s) < life.from;
        if (fits && (chosen < 0 || distance(slots, s, life) < distance(slots, chosen, life))) chosen = s;
      }
      if (chosen < 0) {
        chosen = slots.size();
        slots.add(new Slot(life.node.extent(), 0));
        freeAt.add(-1);
      }
      slots.set(chosen, new Slot(life.node.extent(), Math.max(slots.get(chosen).size(), life.node.size())));
      freeAt.set(chosen, life.to);
      int id = buffers.of(life.node);
      buffers.specs().set(id, buffers.specs().get(id).inSlot(chosen));
    }
    return slots;
  }

  private static int distance(List<Slot> slots, int s, Life life) {
    return Math.abs(slots.get(s).size() - life.node.size());
  }

  private static List<Life> lives(Schedule schedule, Fusion.Fused fused, Reads reads, Placement placement,
      Buffers buffers, Collection<Node> outputs) {
    Map<Node, Integer> from = new HashMap<>();
    Map<Node, Integer> to = new HashMap<>();
    int time = 0;
    for (int s = 0; s < fused.stages().size(); s++) {
      boolean loop = schedule.stages().get(s).isLoop();
      for (Unit unit : fused.stages().get(s)) {
        for (Node n : unit.nodes()) {
          from.put(n, unit.isFixed() ? -1 : time); // what is computed once for many runs shares with nobody
          if (unit.isFixed()) to.put(n, Integer.MAX_VALUE);
          for (Node read : reads.of(n)) to.merge(read, time, Math::max);
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
