package dev.rnn.engine.support;

import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.schedule.Schedule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Batches whose axes are in the order that the outputs' schedule asks for. */
public final class Batches {
  private Batches() {}

  /** A batch for everything that the outputs need. */
  public static Batch of(Collection<Node> outputs, Map<Axis, int[]> lengths) {
    List<Axis> order = new ArrayList<>(Schedule.of(outputs).axes());
    for (Axis axis : lengths.keySet()) if (!order.contains(axis)) order.add(axis);
    int size = lengths.values().stream().mapToInt(l -> l.length).max().orElse(1);
    return Batch.of(size, lengths, order);
  }
}
