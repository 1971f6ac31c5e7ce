package dev.rnn.engine.compile;

import dev.rnn.engine.autodiff.Gradients;
import dev.rnn.engine.compile.Lives.Life;
import dev.rnn.engine.compile.Program.Slot;
import dev.rnn.engine.compile.Program.Span;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Graph;
import dev.rnn.engine.graph.Known;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import dev.rnn.engine.kernel.Kernel;
import dev.rnn.engine.schedule.Order;
import dev.rnn.engine.schedule.Schedule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * From a traced graph to a program. The passes, in order: fold the mode and simplify; split products that reach out of
 * loops and merge those that share a vector; differentiate; simplify again, fuse sums of products and drop what is not
 * needed; compute cheap values anew; find loops; sink; fuse element-wise groups; write sums where their parts belong;
 * take wide values in strips; place parts of concatenations; find what is read only nearby; plan memory; choose
 * kernels; join sums of one gradient. The traced graph itself is left as it is.
 */
public final class Compiler {
  /**
   * A graph after the passes that work on nodes: what a program is made of, and what the interpreter runs beside it.
   *
   * @param outputs named results
   * @param gradients of the loss, by what they are for: parameter paths and input names
   */
  public record Prepared(Graph graph, Map<String, Node> outputs, Map<String, Node> gradients) {
    /** All results, each once. */
    public Set<Node> roots() {
      Set<Node> roots = new LinkedHashSet<>(outputs.values());
      roots.addAll(gradients.values());
      return roots;
    }
  }

  private Compiler() {}

  /** The name of a gradient among a program's outputs. */
  public static String gradientOf(String name) {
    return "d " + name;
  }

  /** Compiles for results alone. */
  public static Program compile(Graph graph, Map<String, Node> outputs, Mode mode) {
    return lower(prepare(graph, outputs, mode, null, List.of()));
  }

  /**
   * Compiles for results and gradients, which are outputs named {@link #gradientOf}.
   *
   * @param loss a scalar over no axis
   * @param wrt parameters and inputs to differentiate for
   */
  public static Program compile(Graph graph, Map<String, Node> outputs, Mode mode, Node loss, Collection<Node> wrt) {
    return lower(prepare(graph, outputs, mode, loss, wrt));
  }

  /** The passes that work on nodes. */
  public static Prepared prepare(Graph graph, Map<String, Node> outputs, Mode mode, @Nullable Node loss,
      Collection<Node> wrt) {
    List<Node> roots = new ArrayList<>(outputs.values());
    if (loss != null) roots.add(loss);
    roots.addAll(wrt);
    Map<Node, Node> folded = Rewriter.copy(graph, roots, new FoldMode(mode));
    List<Node> foldedRoots = roots.stream().map(n -> Known.in(folded, n)).toList();
    Map<Node, Node> parted = Rewriter.copy(foldedRoots.getFirst().graph(), foldedRoots, new SplitProducts(foldedRoots));
    List<Node> partedRoots = foldedRoots.stream().map(n -> Known.in(parted, n)).toList();
    Map<Node, Node> merged = Rewriter.copy(partedRoots.getFirst().graph(), partedRoots, new MergeProducts(partedRoots));
    UnaryOperator<Node> now = n -> Known.in(merged, Known.in(parted, Known.in(folded, n)));
    Map<String, Node> all = new LinkedHashMap<>();
    outputs.forEach((name, node) -> all.put(name, now.apply(node)));
    Map<String, Node> gradients = new LinkedHashMap<>();
    if (loss != null) {
      List<Node> inputs = wrt.stream().map(now).toList();
      Gradients.of(now.apply(loss), inputs).forEach((n, g) -> gradients.put(nameOf(n), g));
    }
    return simplified(all, gradients);
  }

  private static Prepared simplified(Map<String, Node> outputs, Map<String, Node> gradients) {
    Set<Node> roots = new LinkedHashSet<>(outputs.values());
    roots.addAll(gradients.values());
    Map<Node, Node> made = Rewriter.copy(roots.iterator().next().graph(), roots, new FuseSums(roots));
    Map<String, Node> newOutputs = new LinkedHashMap<>();
    outputs.forEach((name, node) -> newOutputs.put(name, Known.in(made, node)));
    Map<String, Node> newGradients = new LinkedHashMap<>();
    gradients.forEach((name, node) -> newGradients.put(name, Known.in(made, node)));
    return new Prepared(made.values().iterator().next().graph(), newOutputs, newGradients);
  }

  private static String nameOf(Node n) {
    return switch (n.op()) {
      case Op.Parameter(String path, _) -> path;
      case Op.Input(String name) -> name;
      default -> throw new IllegalArgumentException("gradients are for parameters and inputs, not for " + n);
    };
  }

  /** The passes that work on the schedule. */
  public static Program lower(Prepared prepared) {
    return lower(prepared, Strips.Sizes.DEFAULT);
  }

  static Program lower(Prepared given, Strips.Sizes sizes) {
    return lower(given, sizes, true);
  }

  /**
   * A program by the passes on the schedule.
   *
   * @param shared whether values may share memory; if not, each keeps memory of its own for all its rows, which gives
   *     the same bits and is what tests hold programs against that share
   */
  static Program lower(Prepared given, Strips.Sizes sizes, boolean shared) {
    Recompute.Result anew = Recompute.run(given);
    Prepared prepared = anew.prepared();
    Set<Node> roots = prepared.roots();
    Schedule whole = Schedule.of(roots);
    Bias bias = new Bias(whole.nodes(), roots);
    Schedule schedule = Sink.run(whole, bias, roots);
    Reads reads = new Reads(schedule.nodes(), roots, anew.kept());
    Fusion.Fused fused = Strips.run(sizes, SumParts.run(Fusion.run(schedule, reads, bias), reads, roots), reads,
        roots);
    Placement placement = Placement.run(fused, reads, roots, shared);
    Buffers buffers = new Buffers(placement);
    materialise(fused, reads, buffers, roots);
    Map<Node, Span> spans = shared ? Locality.run(fused, reads, placement, roots) : Map.of();
    List<Life> lives = Lives.of(fused, reads, placement, spans, buffers, roots);
    if (!shared) lives = lives.stream().map(Life::always).toList();
    List<Slot> slots = MemoryPlan.run(lives, new Takeover(fused, reads, placement), spans, buffers);
    Matrices matrices = new Matrices(buffers);
    Lowering lowering = new Lowering(reads, placement, buffers, matrices, schedule.axes(), flushed(prepared),
        onceForAll(prepared, fused));
    Map<Unit, Kernel> kernels = new LinkedHashMap<>();
    for (Unit unit : fused.units()) if (!placement.isComplete(unit.first())) kernels.put(unit, lowering.kernel(unit));
    buffers.requireAllComputed();
    List<Program.Stage> stages = stages(fused, kernels, matrices, spans, buffers);
    List<Program.Buffer> specs = buffers.specs().stream().map(Compiler::buffer).toList();
    List<int[]> shapes = matrices.all().stream().map(m -> new int[] {m.depth(), m.width()}).toList();
    return new Program(stages, specs, slots, shapes, named(prepared, buffers), schedule.axes());
  }

  /**
   * What only gradients need, step by step, is stored without denormal numbers: gradients vanish through long
   * sequences, and products of denormal numbers are two hundred times slower.
   */
  private static Predicate<Node> flushed(Prepared prepared) {
    if (prepared.gradients().isEmpty()) return _ -> false;
    Set<Node> forward = new HashSet<>(Order.withinStep(prepared.outputs().values()));
    return n -> !forward.contains(n) && !n.extent().equals(Extent.CONSTANT);
  }

  /** What a training step computes outside of its loops. */
  private static Set<Node> onceForAll(Prepared prepared, Fusion.Fused fused) {
    Set<Node> once = new HashSet<>();
    if (prepared.gradients().isEmpty()) return once;
    for (Fusion.Section section : fused.sections()) {
      if (!section.stage().isLoop()) for (Unit unit : section.units()) once.addAll(unit.nodes());
    }
    return once;
  }

  /** A node lives in memory when something outside of its unit reads it. */
  private static void materialise(Fusion.Fused fused, Reads reads, Buffers buffers, Set<Node> roots) {
    for (Unit unit : fused.units()) {
      for (Node n : unit.nodes()) {
        for (Node read : reads.of(n)) if (fused.unitOf().get(read) != unit) buffers.keep(read);
      }
      if (!unit.isGroup()) buffers.of(unit.last());
    }
    roots.forEach(buffers::of);
  }

  private static List<Program.Stage> stages(Fusion.Fused fused, Map<Unit, Kernel> kernels, Matrices matrices,
      Map<Node, Span> spans, Buffers buffers) {
    List<Program.Stage> stages = new ArrayList<>();
    stages.add(external(fused, matrices));
    for (Fusion.Section section : fused.sections()) {
      List<Kernel> fixed = new ArrayList<>();
      List<Kernel> others = new ArrayList<>();
      for (Unit unit : section.units()) {
        List<Kernel> target = unit.isFixed() ? fixed : others;
        if (kernels.containsKey(unit)) target.add(Known.in(kernels, unit));
        for (Node n : unit.nodes()) target.addAll(matrices.after(n));
      }
      if (fixed.isEmpty() && others.isEmpty()) continue;
      List<Integer> local = section.units().stream().flatMap(u -> u.nodes().stream())
          .filter(n -> spans.containsKey(n) && buffers.has(n)).map(buffers::of).toList();
      stages.add(new Program.Stage(section.stage().axis(), section.stage().direction(), section.strip(), local, fixed,
          JoinSums.run(others, buffers)));
    }
    return stages;
  }

  /** Packs parameters and inputs before everything else. */
  private static Program.Stage external(Fusion.Fused fused, Matrices matrices) {
    List<Kernel> fixed = new ArrayList<>();
    List<Kernel> others = new ArrayList<>();
    for (Node base : matrices.bases()) {
      if (fused.unitOf().containsKey(base)) continue;
      (base.op() instanceof Op.Parameter ? fixed : others).addAll(matrices.after(base));
    }
    return new Program.Stage(null, null, null, List.of(), fixed, others);
  }

  private static Program.Buffer buffer(Buffers.Spec b) {
    return new Program.Buffer(b.extent(), b.size(), b.external(), b.parameter(), b.slot(), b.label());
  }

  private static Map<String, Integer> named(Prepared prepared, Buffers buffers) {
    Map<String, Integer> outputs = new LinkedHashMap<>();
    prepared.outputs().forEach((name, node) -> outputs.put(name, buffers.of(node)));
    prepared.gradients().forEach((name, node) -> outputs.put(gradientOf(name), buffers.of(node)));
    return outputs;
  }
}
