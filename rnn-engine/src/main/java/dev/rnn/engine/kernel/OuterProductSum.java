package dev.rnn.engine.kernel;

import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.kernel.matrix.MatrixKernels;
import dev.rnn.engine.kernel.matrix.OuterSums;
import dev.rnn.engine.kernel.matrix.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Σ over rows of u vᵀ: a weight gradient, [outputs, inputs]; and those of other v, and of u itself, which is then read
 * but once. Shared over numbers of u, each a sum in row order.
 */
public final class OuterProductSum implements RowSum {
  /** Where rows [first, past) of a sum go: to a buffer of so many rows. */
  public record Part(int first, int past, int result) {}

  /** What is multiplied, and where Σ u vᵀ goes. */
  private record Factor(Operand v, int inputs, List<Part> parts) {}

  /** Σ of u's numbers from {@code first} goes to a buffer. */
  private record Total(int first, int size, int result) {}

  private final Extent over;
  private final Operand u;
  private final int outputs;
  private final List<Factor> factors;
  private final List<Total> totals;

  /**
   * A sum of outer products over all rows of {@code over}.
   *
   * @param outputs numbers of u
   * @param inputs numbers of v
   * @param parts which of the sum's rows are wanted, and where
   */
  public OuterProductSum(Extent over, Operand u, int outputs, Operand v, int inputs, List<Part> parts) {
    this(over, u, outputs, List.of(new Factor(v, inputs, List.copyOf(parts))), List.of());
  }

  private OuterProductSum(Extent over, Operand u, int outputs, List<Factor> factors, List<Total> totals) {
    this.over = over;
    this.u = u;
    this.outputs = outputs;
    this.factors = factors;
    this.totals = totals;
  }

  /** This and another sum in one, if that has the same u, or sums numbers of it. */
  public Optional<OuterProductSum> with(RowSum other) {
    if (other instanceof OuterProductSum sum && sum.over.equals(over) && sum.u.equals(u) && sum.outputs == outputs) {
      return Optional.of(withTotals(joined(factors, sum.factors), sum.totals));
    }
    if (other instanceof ReduceRows sum) {
      return sum.placesOf(over, u, outputs)
          .map(first -> withTotals(factors, List.of(new Total(first, sum.places(), sum.result()))));
    }
    return Optional.empty();
  }

  private OuterProductSum withTotals(List<Factor> allFactors, List<Total> moreTotals) {
    return new OuterProductSum(over, u, outputs, allFactors, joined(totals, moreTotals));
  }

  private static <T> List<T> joined(List<T> some, List<T> others) {
    List<T> all = new ArrayList<>(some);
    all.addAll(others);
    return List.copyOf(all);
  }

  @Override
  public List<Integer> operands() {
    return Stream.concat(Stream.of(u), factors.stream().map(Factor::v)).map(Operand::buffer).toList();
  }

  @Override
  public List<Integer> results() {
    Stream<Integer> ofFactors = factors.stream().flatMap(f -> f.parts.stream()).map(Part::result);
    return Stream.concat(ofFactors, totals.stream().map(Total::result)).toList();
  }

  @Override
  public Split split() {
    return Split.PLACES;
  }

  @Override
  public Extent extent() {
    return Extent.CONSTANT;
  }

  @Override
  public int places() {
    return outputs;
  }

  @Override
  public int rows(Memory memory) {
    return memory.batch().rows(over).count();
  }

  @Override
  public void add(Memory memory, Scratch scratch, int from, int to, int first, int past) {
    int[] map = u.map(memory, over);
    Workspace workspace = scratch.workspace();
    int most = Workspace.atATime(past - first, Workspace.ROWS);
    int row = first;
    do { // also without any row: then the sum is 0
      int count = Math.min(most, past - row);
      for (int i = 0; i < count; i++) workspace.first()[i] = u.at(memory, map, row + i);
      MatrixKernels.chosen().addOuter(memory.buffer(u.buffer()), workspace.first(), count, from, to,
          sums(memory, workspace.outerSums().clear(), row, count), row > 0, workspace);
      row += count;
    } while (row < past);
  }

  private OuterSums sums(Memory memory, OuterSums sums, int row, int count) {
    for (int f = 0; f < factors.size(); f++) {
      Factor factor = factors.get(f);
      int[] map = factor.v.map(memory, over);
      int[] at = sums.factor(memory.buffer(factor.v.buffer()), factor.inputs);
      for (int i = 0; i < count; i++) at[i] = factor.v.at(memory, map, row + i);
      for (int p = 0; p < factor.parts.size(); p++) {
        Part part = factor.parts.get(p);
        sums.part(part.first, part.past, memory.buffer(part.result));
      }
    }
    for (int t = 0; t < totals.size(); t++) {
      Total total = totals.get(t);
      sums.total(total.first, total.first + total.size, memory.buffer(total.result));
    }
    return sums;
  }

  @Override
  public String describe() {
    Stream<String> ofFactors = factors.stream().flatMap(f -> f.parts.stream().map(p -> describe(f, p)));
    Stream<String> ofTotals = totals.stream().map(this::describe);
    return "sum over " + over + " " + Stream.concat(ofFactors, ofTotals).collect(Collectors.joining("; "));
  }

  private String describe(Factor f, Part p) {
    return "b" + p.result + " [" + (p.past - p.first) + ", " + f.inputs + "] = " + u + "+" + p.first + " x " + f.v;
  }

  private String describe(Total t) {
    return "b" + t.result + " [" + t.size + "] = " + u + "+" + t.first;
  }
}
