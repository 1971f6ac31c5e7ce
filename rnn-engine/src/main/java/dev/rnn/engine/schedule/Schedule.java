package dev.rnn.engine.schedule;

import dev.rnn.api.error.RnnException;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which nodes run once over all rows and which run step by step. Loops are strongly connected components: the least
 * that must loop, so input and output projections, stacks and directions leave the loops by themselves.
 *
 * @param stages in the order of computation
 * @param axes all axes, outermost first: a loop's axis is outside of the others that its values vary over
 */
public record Schedule(List<Stage> stages, List<Axis> axes) {
  /**
   * Schedules all that the outputs need.
   *
   * @throws RnnException for a cycle that cannot be a loop
   */
  public static Schedule of(Collection<Node> outputs) {
    Map<Node, Integer> phase = new HashMap<>();
    TreeMap<Integer, List<Node>> once = new TreeMap<>();
    TreeMap<Integer, List<Stage>> loops = new TreeMap<>();
    for (List<Node> members : Components.of(outputs)) {
      boolean loop = members.size() > 1 || members.getFirst().inputs().contains(members.getFirst());
      int p = 0;
      for (Node n : members) for (Node in : n.inputs()) p = Math.max(p, phase.getOrDefault(in, 0));
      p = loop ? p + (p % 2 == 0 ? 1 : 2) : p + p % 2;
      for (Node n : members) phase.put(n, p);
      if (loop) loops.computeIfAbsent(p, _ -> new ArrayList<>()).add(LoopStage.of(p, members));
      else once.computeIfAbsent(p, _ -> new ArrayList<>()).addAll(members);
    }
    List<Stage> stages = new ArrayList<>();
    int last = phase.values().stream().max(Integer::compare).orElse(0);
    for (int p = 0; p <= last; p++) {
      if (once.containsKey(p)) stages.add(new Stage(p, null, null, once.get(p)));
      stages.addAll(loops.getOrDefault(p, List.of()));
    }
    return new Schedule(stages, axisOrder(stages));
  }

  /** All nodes. */
  public List<Node> nodes() {
    return stages.stream().flatMap(s -> s.body().stream()).toList();
  }

  /** A loop's axis is outside of all others that its members vary over; among equals the later axis is outside. */
  private static List<Axis> axisOrder(List<Stage> stages) {
    Set<Axis> left = new HashSet<>();
    Map<Axis, Set<Axis>> inner = new HashMap<>();
    for (Stage stage : stages) {
      for (Node n : stage.body()) {
        // A fused product varies over axes that neither it nor its operands have to vary over.
        Extent extent = n.op() instanceof Op.Contract product ? n.extent().join(product.over()) : n.extent();
        left.addAll(extent.axes());
        if (!stage.isLoop()) continue;
        for (Axis axis : extent.axes()) {
          if (!axis.equals(stage.axis())) inner.computeIfAbsent(stage.axis(), _ -> new HashSet<>()).add(axis);
        }
      }
    }
    List<Axis> order = new ArrayList<>();
    while (!left.isEmpty()) {
      Axis next = left.stream()
          .filter(a -> left.stream().noneMatch(o -> inner.getOrDefault(o, Set.of()).contains(a)))
          .max(Comparator.comparingInt(Axis::id))
          .orElseThrow(() -> RnnException.error("RNN-LOOP-AXES", "values for each pair of steps of " + left
                  + " are in a recurrence along each of the two.")
              .fix("reduce them over one of the axes before the other recurrence.").build());
      order.add(next);
      left.remove(next);
    }
    return order;
  }
}
