package dev.rnn.engine.compile;

import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Known;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import dev.rnn.engine.schedule.Schedule;
import dev.rnn.engine.schedule.Stage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Pass: cheap nodes that only one loop reads are computed in it, while their operands are in the cache; other cheap
 * nodes as late as possible.
 */
final class Sink {
  private Sink() {}

  static Schedule run(Schedule schedule, Bias bias, Collection<Node> outputs) {
    Map<Node, Set<Node>> readers = readers(schedule);
    Set<Node> sunk = new HashSet<>();
    List<Stage> stages = new ArrayList<>();
    for (Stage stage : schedule.stages()) {
      stages.add(stage.isLoop() ? withSunk(stage, schedule, readers, bias, outputs, sunk) : stage);
    }
    stages.replaceAll(stage -> stage.isLoop() ? stage
        : new Stage(stage.phase(), null, null, stage.body().stream().filter(n -> !sunk.contains(n)).toList()));
    return new Schedule(later(stages, readers, bias, outputs), schedule.axes());
  }

  /** What is cheap and read only after some loop is computed then: it need not be kept meanwhile. */
  private static List<Stage> later(List<Stage> stages, Map<Node, Set<Node>> readers, Bias bias,
      Collection<Node> outputs) {
    Map<Node, Integer> stageOf = new HashMap<>();
    List<List<Node>> bodies = new ArrayList<>();
    for (int s = 0; s < stages.size(); s++) {
      bodies.add(new ArrayList<>(stages.get(s).body()));
      for (Node n : stages.get(s).body()) stageOf.put(n, s);
    }
    for (int s = stages.size() - 1; s >= 0; s--) {
      if (stages.get(s).isLoop()) continue;
      for (Node n : stages.get(s).body().reversed()) {
        int last = readers.getOrDefault(n, Set.of()).stream().mapToInt(r -> Known.in(stageOf, r)).min().orElse(s);
        boolean fits = last > s && !stages.get(last).isLoop() && mayMove(n, bias, outputs);
        if (!fits || n.extent().equals(Extent.CONSTANT)) continue;
        bodies.get(s).remove(n);
        bodies.get(last).addFirst(n);
        stageOf.put(n, last);
      }
    }
    List<Stage> moved = new ArrayList<>();
    for (int s = 0; s < stages.size(); s++) {
      Stage old = stages.get(s);
      moved.add(new Stage(old.phase(), old.axis(), old.direction(), bodies.get(s)));
    }
    return moved;
  }

  private static Stage withSunk(Stage loop, Schedule schedule, Map<Node, Set<Node>> readers, Bias bias,
      Collection<Node> outputs, Set<Node> sunk) {
    Axis axis = Objects.requireNonNull(loop.axis());
    Set<Node> body = new HashSet<>(loop.body());
    List<Node> once = schedule.stages().stream().filter(s -> !s.isLoop()).flatMap(s -> s.body().stream()).toList();
    List<Node> first = new ArrayList<>();
    for (Node n : once.reversed()) {
      boolean here = n.extent().has(axis) && mayMove(n, bias, outputs) && !sunk.contains(n)
          && body.containsAll(readers.getOrDefault(n, Set.of()));
      if (!here) continue;
      body.add(n);
      sunk.add(n);
      first.addFirst(n);
    }
    first.addAll(loop.body());
    return new Stage(loop.phase(), loop.axis(), loop.direction(), first);
  }

  private static boolean mayMove(Node n, Bias bias, Collection<Node> outputs) {
    return isCheap(n) && bias.product(n) == null && !outputs.contains(n);
  }

  private static Map<Node, Set<Node>> readers(Schedule schedule) {
    Map<Node, Set<Node>> readers = new HashMap<>();
    for (Node n : schedule.nodes()) {
      for (Node in : n.inputs()) readers.computeIfAbsent(in, _ -> new HashSet<>()).add(n);
      // A final value reads the delay's value over all steps, after the loop.
      if (n.op() instanceof Op.Final) readers.computeIfAbsent(n.in(0).in(1), _ -> new HashSet<>()).add(n);
    }
    return readers;
  }

  private static boolean isCheap(Node n) {
    return switch (n.op()) {
      case Op.Map _, Op.Zip _, Op.Select _, Op.Slice _, Op.Concat _, Op.Fill _, Op.Broadcast _, Op.StopGradient _,
          Op.ReduceElement _ -> true;
      case Op.Contract op -> op.over().equals(n.extent()) && op.left().length() < 2 && op.right().length() < 2
          && op.result().length() < 2;
      default -> false;
    };
  }
}
