package dev.rnn.engine.compile;

import dev.rnn.api.tensor.Reduction;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Pass: values with many numbers for each step, such as logits over a vocabulary or vectors for each pair of steps,
 * never exist for all rows at once. What computes and reads them runs over some rows at a time, the gradients of the
 * output layer included: sums over rows go on from strip to strip.
 */
final class Strips {
  /**
   * What is wide, and how much of it is taken at a time.
   *
   * @param wide rows of at least this many numbers are wide; of values for each pair of steps, those for each step
   * @param strip numbers in a strip with products: few enough to stay in the last cache, many enough to pay for reading
   *     the matrices
   * @param leastRows of a strip
   * @param block numbers that stay in the second cache
   */
  record Sizes(int wide, int strip, int leastRows, int block) {
    static final Sizes DEFAULT = new Sizes(1024, 1 << 22, 32, 1 << 16);

    /** A strip without products need not be large: it stays in the second cache. */
    Program.Strip of(Extent extent, int widest, boolean products) {
      int rows = Math.clamp((products ? strip : 2 * block) / widest, leastRows, 1024);
      return new Program.Strip(extent, rows, Math.clamp(block / widest, 1, rows));
    }
  }

  private final Sizes sizes;
  private final Reads reads;
  private final Set<Node> outputs;
  private final List<Unit> units;
  private final Map<Unit, Set<Unit>> sources = new HashMap<>();
  private final Set<Node> readElsewhere = new HashSet<>();

  private Strips(Sizes sizes, Fusion.Fused fused, Fusion.Section section, Reads reads, Collection<Node> outputs) {
    this.sizes = sizes;
    this.reads = reads;
    this.outputs = new HashSet<>(outputs);
    units = section.units();
    Set<Unit> own = new HashSet<>(units);
    for (Unit unit : fused.units()) {
      for (Node n : unit.nodes()) {
        for (Node read : reads.of(n)) {
          Unit from = fused.unitOf().get(read);
          if (!own.contains(unit)) readElsewhere.add(read);
          else if (from != null && from != unit && own.contains(from)) {
            sources.computeIfAbsent(unit, _ -> new HashSet<>()).add(from);
          }
        }
      }
    }
  }

  /** Cuts what runs once into what is before the strips, the strips, and what comes after. */
  static Fusion.Fused run(Sizes sizes, Fusion.Fused fused, Reads reads, Collection<Node> outputs) {
    List<Fusion.Section> sections = new ArrayList<>();
    for (Fusion.Section section : fused.sections()) {
      if (section.stage().isLoop()) sections.add(section);
      else sections.addAll(new Strips(sizes, fused, section, reads, outputs).cut(section));
    }
    return new Fusion.Fused(sections, fused.unitOf());
  }

  private List<Fusion.Section> cut(Fusion.Section section) {
    Set<Node> wide = new LinkedHashSet<>();
    for (Unit unit : units) for (Node n : unit.nodes()) if (isWide(n, unit)) wide.add(n);
    Extent extent = widest(wide);
    if (extent == null) return List.of(section);
    wide.removeIf(n -> !n.extent().equals(extent));
    Set<Unit> region = region(wide, extent);
    if (region == null) return List.of(section);
    Set<Unit> dependents = dependents(region);
    int widest = wide.stream().mapToInt(Node::size).max().orElse(1);
    Program.Strip strip = sizes.of(extent, widest, region.stream().anyMatch(Strips::readsMatrix));
    List<Fusion.Section> sections = new ArrayList<>();
    sections.add(new Fusion.Section(section.stage(), null,
        units.stream().filter(u -> !region.contains(u) && !dependents.contains(u)).toList()));
    sections.add(new Fusion.Section(section.stage(), strip, units.stream().filter(region::contains).toList()));
    sections.add(new Fusion.Section(section.stage(), null,
        units.stream().filter(u -> !region.contains(u) && dependents.contains(u)).toList()));
    return sections;
  }

  /** That of the widest value, the first of equals: there is most to be saved, and the same program each time. */
  private static @Nullable Extent widest(Set<Node> wide) {
    Node widest = null;
    for (Node n : wide) if (widest == null || n.size() > widest.size()) widest = n;
    return widest == null ? null : widest.extent();
  }

  /** Wide, in memory, and read by nothing that needs all rows at once. */
  private boolean isWide(Node n, Unit unit) {
    if (width(n) < sizes.wide || n.extent().equals(Extent.CONSTANT)) return false;
    if (outputs.contains(n) || readElsewhere.contains(n)) return false;
    if (unit.isFixed() || !fits(unit, n.extent())) return false;
    boolean kept = false;
    for (Unit reader : units) {
      if (reader == unit || reader.nodes().stream().noneMatch(m -> reads.of(m).contains(n))) continue;
      if (!fits(reader, n.extent())) return false;
      kept = true;
    }
    return kept;
  }

  /** Numbers for each step of one axis. */
  private static long width(Node n) {
    long width = n.size();
    for (int i = 1; i < n.extent().axes().size(); i++) width *= MemoryPlan.USUAL;
    return width;
  }

  private static boolean readsMatrix(Unit unit) {
    if (!(unit.first().op() instanceof Op.Contract)) return false;
    return switch (Products.of(unit.first()).kind()) {
      case MATRIX, MATRIX_TRANSPOSED, OUTER -> true;
      default -> false;
    };
  }

  /** Whether a unit can run over some rows of an extent at a time. */
  private static boolean fits(Unit unit, Extent extent) {
    Node n = unit.first();
    if (unit.isFixed()) return false;
    if (unit.isGroup()) return unit.extent().equals(extent);
    return switch (n.op()) {
      case Op.Contract op -> switch (Products.of(n).kind()) {
        case MATRIX, MATRIX_TRANSPOSED, GATHER, PICK -> n.extent().equals(extent) && op.over().equals(extent);
        case ELEMENT, OUTER -> op.over().equals(extent);
        case SCATTER, GENERAL -> false;
      };
      case Op.Slice _, Op.Concat _, Op.ReduceElement _, Op.ArgMax _, Op.Custom _, Op.CustomGradient _ ->
          n.extent().equals(extent);
      case Op.ReduceRows(var reduction) -> reduction == Reduction.SUM && n.in(0).extent().equals(extent);
      default -> false;
    };
  }

  /** Who computes or reads wide values, and all between them; null where something between needs all rows. */
  private @Nullable Set<Unit> region(Set<Node> wide, Extent extent) {
    Set<Unit> region = new HashSet<>();
    for (Unit unit : units) {
      for (Node n : unit.nodes()) {
        if (wide.contains(n) || reads.of(n).stream().anyMatch(wide::contains)) region.add(unit);
      }
    }
    Set<Unit> after = dependents(region);
    Set<Unit> before = new HashSet<>();
    for (Unit unit : units.reversed()) {
      if (region.contains(unit) || before.contains(unit)) before.addAll(sources.getOrDefault(unit, Set.of()));
    }
    for (Unit unit : units) {
      if (!before.contains(unit) || !after.contains(unit)) continue;
      if (!fits(unit, extent)) return null;
      region.add(unit);
    }
    // A sum is complete only after the last strip.
    for (Unit unit : region) {
      for (Unit source : sources.getOrDefault(unit, Set.of())) {
        if (region.contains(source) && !source.extent().equals(extent)) return null;
      }
    }
    return region;
  }

  /** Who reads, directly or not, what some units compute. */
  private Set<Unit> dependents(Set<Unit> of) {
    Set<Unit> after = new HashSet<>();
    for (Unit unit : units) {
      for (Unit source : sources.getOrDefault(unit, Set.of())) {
        if (of.contains(source) || after.contains(source)) after.add(unit);
      }
    }
    return after;
  }
}
