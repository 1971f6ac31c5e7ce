package dev.rnn.engine.compile;

import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Graph;
import dev.rnn.engine.graph.Known;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import dev.rnn.engine.schedule.Schedule;
import dev.rnn.engine.schedule.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Pass: an element-wise value that is much larger than what it is made of is computed anew in every stage that reads
 * it, rather than kept for all rows from one stage to the next. Such are the scores' tanh(W q + U k) of each pair of
 * steps, and their gradients: made of vectors of each step of the one side and of each step of the other.
 */
final class Recompute implements Rewriter.Rule {
  /** How much larger a value must be than what it is made of. */
  private static final int LARGER = 8;

  /** Ops of a value that is computed anew, at most. */
  private static final int OPS = 16;

  /**
   * A graph in which each stage computes such values for itself.
   *
   * @param kept parts of wider values, read in other stages: of those only the parts are worth keeping
   */
  record Result(Compiler.Prepared prepared, Set<Node> kept) {}

  private record Copy(Node node, Stage stage) {}

  private final Set<Node> outputs;
  private final Map<Node, Stage> stageOf = new HashMap<>();
  private final Map<Node, Set<Node>> readers = new HashMap<>();
  private final Map<Node, Node> made = new HashMap<>();
  private final Map<Copy, Node> copies = new HashMap<>();
  private final Set<Node> kept = new HashSet<>();

  private Recompute(Set<Node> outputs) {
    this.outputs = outputs;
    for (Stage stage : Schedule.of(outputs).stages()) {
      for (Node n : stage.body()) {
        stageOf.put(n, stage);
        for (Node in : n.inputs()) readers.computeIfAbsent(in, _ -> new HashSet<>()).add(n);
      }
    }
  }

  static Result run(Compiler.Prepared prepared) {
    Set<Node> roots = prepared.roots();
    Recompute pass = new Recompute(roots);
    boolean any = pass.stageOf.keySet().stream().anyMatch(n -> n.inputs().stream().anyMatch(in -> pass.isAnew(in, n)));
    if (!any) return new Result(prepared, Set.of());
    Map<Node, Node> now = Rewriter.copy(prepared.graph(), roots, pass);
    Map<String, Node> outputs = new LinkedHashMap<>();
    prepared.outputs().forEach((name, node) -> outputs.put(name, Known.in(now, node)));
    Map<String, Node> gradients = new LinkedHashMap<>();
    prepared.gradients().forEach((name, node) -> gradients.put(name, Known.in(now, node)));
    return new Result(new Compiler.Prepared(now.values().iterator().next().graph(), outputs, gradients), pass.kept);
  }

  @Override
  public Optional<Node> replace(Graph g, Node old, List<Node> inputs) {
    for (int i = 0; i < inputs.size(); i++) made.put(old.in(i), inputs.get(i));
    if (old.inputs().stream().noneMatch(in -> isAnew(in, old))) return Optional.empty();
    List<Node> now = new ArrayList<>();
    for (Node in : old.inputs()) {
      now.add(isAnew(in, old) ? anew(g, in, in, Known.in(stageOf, old)) : Known.in(made, in));
    }
    return Optional.of(Rewriter.copyOf(g, old, now));
  }

  /** The value computed once more, for one stage; {@code whole} is what for. */
  private Node anew(Graph g, Node n, Node whole, Stage stage) {
    Copy copy = new Copy(n, stage);
    Node known = copies.get(copy);
    if (known != null) return known;
    List<Node> inputs = new ArrayList<>();
    for (Node in : n.inputs()) inputs.add(isSmall(in, whole) ? leaf(in, stage) : anew(g, in, whole, stage));
    Node again = g.again(n.op(), n.shape(), n.extent(), inputs);
    copies.put(copy, again);
    return again;
  }

  private Node leaf(Node n, Stage stage) {
    Node now = Known.in(made, n);
    Node base = View.of(n).base();
    boolean elsewhere = stageOf.get(base) != stage;
    if (n.op() instanceof Op.Slice && base.size() > n.size() && elsewhere && isOnlyReadAtHome(base)) kept.add(now);
    return now;
  }

  /** Whether nothing else makes it necessary to keep all rows. */
  private boolean isOnlyReadAtHome(Node base) {
    return readers.getOrDefault(base, Set.of()).stream().allMatch(reader -> stageOf.get(reader) == stageOf.get(base)
        && (!View.isAlias(reader) || isOnlyReadAtHome(reader)));
  }

  private boolean isAnew(Node n, Node reader) {
    return stageOf.get(n) != stageOf.get(reader) && !outputs.contains(n) && !n.extent().equals(Extent.CONSTANT)
        && isReadInSeveralStages(n) && ops(n, n) <= OPS;
  }

  /** What a single stage reads, {@link Sink} lets that stage compute. */
  private boolean isReadInSeveralStages(Node n) {
    Stage home = stageOf.get(n);
    if (home != null && home.isLoop()) return true;
    return readers.getOrDefault(n, Set.of()).stream().map(stageOf::get).distinct().count() > 1;
  }

  /** How many ops make the value of small ones; too many where it is not made so. */
  private int ops(Node n, Node whole) {
    if (!(n.op() instanceof Op.Map || n.op() instanceof Op.Zip || n.op() instanceof Op.Select)) return OPS + 1;
    int count = 1;
    for (Node in : n.inputs()) {
      if (count > OPS) return count;
      if (!isSmall(in, whole)) count += ops(in, whole);
    }
    return count;
  }

  private static boolean isSmall(Node n, Node whole) {
    Node base = View.of(n).base();
    long least = Math.min(MemoryPlan.usual(n.extent(), n.size()), MemoryPlan.usual(base.extent(), base.size()));
    return least * LARGER <= MemoryPlan.usual(whole.extent(), whole.size());
  }
}
