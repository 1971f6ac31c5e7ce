package dev.rnn.engine.compile;

import dev.rnn.api.tensor.BinaryFunction;
import dev.rnn.engine.graph.Graph;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import dev.rnn.engine.schedule.Schedule;
import dev.rnn.engine.schedule.Stage;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Pass: W [a; b] = Wa a + Wb b where a product in a loop reads parts from outside of it, which then leave the loop.
 * Runs before differentiation, so that the gradients are split too.
 */
final class SplitProducts implements Rewriter.Rule {
  private final Map<Node, Stage> loops = new HashMap<>();

  SplitProducts(Collection<Node> outputs) {
    for (Stage stage : Schedule.of(outputs).stages()) {
      if (stage.isLoop()) for (Node n : stage.body()) loops.put(n, stage);
    }
  }

  @Override
  public Optional<Node> replace(Graph g, Node old, List<Node> inputs) {
    Stage loop = loops.get(old);
    if (loop == null || !(old.op() instanceof Op.Contract(var l, var r, _, _)) || !l.equals("ij") || !r.equals("j")) {
      return Optional.empty();
    }
    if (!(old.in(1).op() instanceof Op.Concat) || !(inputs.get(1).op() instanceof Op.Concat)) return Optional.empty();
    List<Node> oldParts = old.in(1).inputs();
    List<Node> parts = inputs.get(1).inputs();
    if (parts.size() != oldParts.size()) return Optional.empty();
    if (oldParts.stream().allMatch(p -> loops.get(p) == loop)) return Optional.empty();
    Node outside = null;
    Node inside = null;
    int from = 0;
    for (int i = 0; i < parts.size(); i++) {
      Node part = parts.get(i);
      int count = part.shape().dim(0);
      Node product = g.product(g.slice(inputs.get(0), 1, from, count), part);
      if (loops.get(oldParts.get(i)) == loop) inside = sum(g, inside, product);
      else outside = sum(g, outside, product);
      from += count;
    }
    return Optional.of(sum(g, outside, java.util.Objects.requireNonNull(inside == null ? outside : inside)));
  }

  private static Node sum(Graph g, @org.jspecify.annotations.Nullable Node a, Node b) {
    return a == null || a == b ? b : g.zip(BinaryFunction.ADD, a, b);
  }
}
