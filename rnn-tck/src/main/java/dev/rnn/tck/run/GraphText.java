package dev.rnn.tck.run;

import dev.rnn.engine.graph.Node;
import dev.rnn.engine.schedule.Order;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A recording as lines, so that two of them can be compared. */
public final class GraphText {
  private GraphText() {}

  /** Parameters in their order, then every node that the outputs need. */
  public static List<String> of(Subject subject) {
    List<String> lines = new ArrayList<>();
    subject.trace().parameters().forEach(p -> lines.add("parameter " + p.path() + " " + p.shape() + " " + p.role()));
    Map<Node, Integer> number = new HashMap<>();
    List<Node> order = Order.withinStep(subject.outputs().values());
    for (Node n : order) number.put(n, number.size());
    for (Node n : order) {
      lines.add("%" + number.get(n) + " = " + n.op() + " " + n.shape() + n.extent() + " of "
          + n.inputs().stream().map(number::get).toList() + " in " + n.origin());
    }
    subject.outputs().forEach((name, n) -> lines.add("output " + name + " %" + number.get(n)));
    return lines;
  }

  /** The first line that differs, in words. */
  public static Optional<String> difference(List<String> first, List<String> second) {
    for (int i = 0; i < Math.min(first.size(), second.size()); i++) {
      if (!first.get(i).equals(second.get(i))) {
        return Optional.of("first \"" + first.get(i) + "\", then \"" + second.get(i) + "\"");
      }
    }
    return first.size() == second.size() ? Optional.empty()
        : Optional.of("first " + first.size() + " lines of parameters and operations, then " + second.size());
  }
}
