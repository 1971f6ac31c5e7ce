package dev.rnn.engine.compile;

import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Known;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import dev.rnn.engine.schedule.Schedule;
import dev.rnn.engine.schedule.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Pass: fuses element-wise nodes of one stage, extent and size into groups, and puts all units in order. */
final class Fusion {
  private final Reads reads;
  private final Bias bias;
  private final Map<Node, Unit> unitOf = new HashMap<>();
  private final Set<Node> fixed = new HashSet<>();
  private final List<Section> sections = new ArrayList<>();

  private Fusion(Reads reads, Bias bias) {
    this.reads = reads;
    this.bias = bias;
  }

  /**
   * Units that run together, in the order of computation.
   *
   * @param stage a loop, or what runs once
   * @param strip null: over all rows
   */
  record Section(Stage stage, Program.@Nullable Strip strip, List<Unit> units) {}

  /**
   * The units of a schedule, in the order of computation.
   *
   * @param unitOf which unit computes a node; nodes that need no kernel are not in it
   */
  record Fused(List<Section> sections, Map<Node, Unit> unitOf) {
    /** All units. */
    List<Unit> units() {
      return sections.stream().flatMap(s -> s.units().stream()).toList();
    }
  }

  static Fused run(Schedule schedule, Reads reads, Bias bias) {
    Fusion fusion = new Fusion(reads, bias);
    for (Stage stage : schedule.stages()) {
      fusion.sections.add(new Section(stage, null, fusion.stage(stage)));
    }
    return new Fused(fusion.sections, fusion.unitOf);
  }

  private List<Unit> stage(Stage stage) {
    List<Unit> units = new ArrayList<>();
    Map<Unit, Integer> position = new HashMap<>();
    for (Node n : order(stage)) {
      boolean isFixed = fixed(n);
      if (n.op() instanceof Op.Input || n.op() instanceof Op.Parameter) continue;
      if (!reads.isForced(n) && (View.isAlias(n) || Reads.isInline(n))) continue;
      boolean element = Reads.isElementwise(n) || View.isAlias(n);
      Node product = bias.product(n);
      Unit home = product != null && !reads.isForced(n) ? Known.in(unitOf, product)
          : element ? home(n, isFixed, units, position) : null;
      if (home == null) {
        home = new Unit(n, element, isFixed);
        position.put(home, units.size());
        units.add(home);
      } else {
        home.add(n);
      }
      unitOf.put(n, home);
    }
    return units;
  }

  /**
   * What a loop keeps from the step before is there when a step begins; element-wise nodes wait until something else
   * needs them. So that they meet in few groups.
   */
  private static List<Node> order(Stage stage) {
    Set<Node> body = new HashSet<>(stage.body());
    Set<Node> ordered = new LinkedHashSet<>();
    for (Node n : stage.body()) if (isStepBefore(n, stage)) ordered.add(n);
    // Picks as early as possible: after them their vector may be overwritten.
    for (Node n : stage.body()) if (isPick(n)) visit(n, stage, body, ordered);
    for (Node n : stage.body()) if (!Reads.isElementwise(n) && !View.isAlias(n)) visit(n, stage, body, ordered);
    for (Node n : stage.body()) visit(n, stage, body, ordered);
    return List.copyOf(ordered);
  }

  private static void visit(Node n, Stage stage, Set<Node> body, Set<Node> ordered) {
    if (!body.contains(n) || ordered.contains(n)) return;
    for (Node in : n.inputs()) if (!isStepBefore(n, stage)) visit(in, stage, body, ordered);
    ordered.add(n);
  }

  private static boolean isPick(Node n) {
    return n.op() instanceof Op.Contract && Products.of(n).kind() == Products.Kind.PICK;
  }

  private static boolean isStepBefore(Node n, Stage stage) {
    return n.op() instanceof Op.Delay(var axis, _) && axis.equals(stage.axis());
  }

  /** The last group that may take the node: all it reads is computed before the group, or in it. */
  private @Nullable Unit home(Node n, boolean isFixed, List<Unit> units,
      Map<Unit, Integer> position) {
    for (int at = units.size() - 1; at >= 0; at--) {
      Unit unit = units.get(at);
      if (!unit.accepts(n, isFixed)) continue;
      int here = at;
      boolean ready = reads.of(n).stream().allMatch(read -> {
        Unit from = unitOf.get(read);
        if (from == null || !position.containsKey(from)) return true;
        return from == unit ? readsInPlace(n, read) : position.get(from) < here;
      });
      return ready ? unit : null;
    }
    return null;
  }

  /** Within a group a value is in a register: it must be read whole, row for row. */
  private boolean readsInPlace(Node n, Node read) {
    if (View.isAlias(n) || Reads.isIndex(n, read)) return false;
    return n.inputs().stream().map(in -> reads.view(n, in)).filter(v -> v.base() == read).allMatch(v -> v.isWhole(n));
  }

  private boolean fixed(Node n) {
    boolean is = switch (n.op()) {
      case Op.Parameter _, Op.Constant _ -> true;
      case Op.Input _, Op.Noise _ -> false;
      default -> n.extent().equals(Extent.CONSTANT) && fixed.containsAll(n.inputs());
    };
    if (is) fixed.add(n);
    return is;
  }
}
