package dev.rnn.engine.compile;

import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import dev.rnn.engine.graph.RowCall;
import dev.rnn.engine.graph.Shapes;
import dev.rnn.engine.kernel.ArgMax;
import dev.rnn.engine.kernel.CopyParts;
import dev.rnn.engine.kernel.CopyParts.Part;
import dev.rnn.engine.kernel.CustomRows;
import dev.rnn.engine.kernel.ElementProduct;
import dev.rnn.engine.kernel.ElementProductSum;
import dev.rnn.engine.kernel.GatherRows;
import dev.rnn.engine.kernel.GeneralProduct;
import dev.rnn.engine.kernel.Kernel;
import dev.rnn.engine.kernel.Last;
import dev.rnn.engine.kernel.MatrixProduct;
import dev.rnn.engine.kernel.Operand;
import dev.rnn.engine.kernel.OuterProductSum;
import dev.rnn.engine.kernel.Pick;
import dev.rnn.engine.kernel.Reduce;
import dev.rnn.engine.kernel.ReduceRows;
import dev.rnn.engine.kernel.RowRanges;
import dev.rnn.engine.kernel.ScatterRows;
import dev.rnn.engine.kernel.Shift;
import dev.rnn.engine.kernel.UnpackedProduct;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Pass: chooses a kernel for each unit. */
final class Lowering {
  /** Numbers of a matrix that is not worth a packed copy where one pass over many rows is all that reads it. */
  private static final int LARGE = 1 << 20;

  private final Reads reads;
  private final Placement placement;
  private final Buffers buffers;
  private final Matrices matrices;
  private final List<Axis> axes;
  private final Predicate<Node> flushed;
  private final Set<Node> onceForAll;

  /**
   * Chooses kernels for a program.
   *
   * @param flushed what is stored without denormal numbers
   * @param onceForAll what is computed for very many rows at a time, with parameters that change after each run
   */
  Lowering(Reads reads, Placement placement, Buffers buffers, Matrices matrices, List<Axis> axes,
      Predicate<Node> flushed, Set<Node> onceForAll) {
    this.onceForAll = onceForAll;
    this.reads = reads;
    this.placement = placement;
    this.buffers = buffers;
    this.matrices = matrices;
    this.axes = axes;
    this.flushed = flushed;
  }

  Kernel kernel(Unit unit) {
    if (unit.isGroup()) return GroupCode.of(unit, reads, buffers, flushed);
    Node n = unit.first();
    int to = buffers.of(unit.last());
    return switch (n.op()) {
      case Op.Contract op -> product(n, op, unit, to);
      case Op.Slice(int dim, int from) -> {
        int inner = Shapes.inner(n.shape(), dim);
        int block = n.shape().dim(dim) * inner;
        int stride = n.in(0).shape().dim(dim) * inner;
        Operand x = operand(n, 0);
        Operand moved = new Operand(x.buffer(), x.extent(), x.rowSize(), x.offset() + from * inner, x.scalar());
        yield new CopyParts(n.extent(), List.of(new Part(moved, block == 0 ? 0 : n.size() / block, block, stride, 0,
            block)), n.size(), to);
      }
      case Op.Concat(int dim) -> concat(n, dim, to);
      case Op.ReduceElement(var reduction) -> new Reduce(n.extent(), reduction, operand(n, 0), n.in(0).size(), to);
      case Op.ReduceRows(var reduction) -> {
        Extent over = n.in(0).extent();
        yield new ReduceRows(ranges(over, n.extent()), reduction, operand(n, 0), n.size(), to);
      }
      case Op.ArgMax _ -> new ArgMax(n.extent(), operand(n, 0), n.in(0).size(), to);
      case Op.Custom(var operation) -> custom(n, operation.name(), to);
      case Op.CustomGradient(var operation) -> custom(n, "gradient of " + operation.name(), to);
      case Op.Delay(var axis, var direction) ->
          new Shift(n.extent(), axis, direction, operand(n, 0), operand(n, 1), n.size(), to);
      case Op.Final _ -> {
        Node delay = n.in(0);
        Op.Delay op = (Op.Delay) delay.op();
        yield new Last(n.extent(), delay.extent(), op.axis(), op.direction(), operand(n, delay.in(0)),
            operand(n, delay.in(1)), n.size(), to);
      }
      default -> throw new IllegalStateException("no kernel for " + n);
    };
  }

  private Kernel product(Node n, Op.Contract op, Unit unit, int to) {
    Node last = unit.last();
    Products product = Products.of(n);
    int first = product.first();
    int second = 1 - first;
    return switch (product.kind()) {
      case MATRIX, MATRIX_TRANSPOSED -> {
        boolean plain = product.kind() == Products.Kind.MATRIX;
        if (!plain && last == n && onceForAll.contains(n) && isLargeParameter(reads.view(n, first), n.in(first))) {
          yield new UnpackedProduct(n.extent(), operand(n, second), operand(n, first), n.in(second).size(), n.size(),
              to);
        }
        int matrix = matrices.packed(reads.view(n, first), n.in(first).shape(), plain);
        yield new MatrixProduct(n.extent(), operand(n, second), matrix, n.in(second).size(), n.size(),
            last == n ? null : operand(last, Bias.of(last, n)), to);
      }
      case GATHER -> new GatherRows(n.extent(), index(n, product), operand(n, first), n.in(first).shape().dim(0),
          n.size(), to);
      case PICK -> new Pick(n.extent(), index(n, product), operand(n, first), n.in(first).size(), to);
      case OUTER -> new OuterProductSum(op.over(), operand(n, first), n.in(first).size(), operand(n, second),
          n.in(second).size(), parts(unit));
      case SCATTER -> new ScatterRows(op.over(), index(n, product), operand(n, second), n.shape().dim(0),
          n.shape().dim(1), to);
      case ELEMENT -> {
        int size = Math.max(n.in(0).size(), n.in(1).size());
        boolean dot = op.result().isEmpty();
        Operand a = operand(n, 0);
        Operand b = operand(n, 1);
        ElementProduct each = new ElementProduct(ranges(op.over(), n.extent()), scalarIf(a, op.left().isEmpty()),
            scalarIf(b, op.right().isEmpty()), op.left().isEmpty() && op.right().isEmpty() ? 1 : size, dot, to);
        yield op.over().equals(n.extent()) ? each : new ElementProductSum(each);
      }
      case GENERAL -> new GeneralProduct(ranges(op.over(), n.extent()), operand(n, 0),
          operand(n, 1), Shapes.terms(op, n.in(0).shape(), n.in(1).shape(), n.shape()).toArray(int[][]::new), n.size(),
          to);
    };
  }

  private Kernel custom(Node n, String name, int to) {
    List<Operand> operands = n.inputs().stream().map(in -> operand(n, in)).toList();
    return new CustomRows(n.extent(), name, () -> new RowCall(n), operands, n.size(), to);
  }

  /** Where the rows of a sum go: all to one place, or parts to places of their own. */
  private List<OuterProductSum.Part> parts(Unit unit) {
    Node sum = unit.first();
    if (unit.last() == sum) return List.of(new OuterProductSum.Part(0, sum.shape().dim(0), buffers.of(sum)));
    return unit.nodes().stream().skip(1).map(part -> {
      int first = View.of(part).offset() / Math.max(1, sum.shape().dim(1));
      return new OuterProductSum.Part(first, first + part.shape().dim(0), buffers.of(part));
    }).toList();
  }

  private static boolean isLargeParameter(View view, Node matrix) {
    return view.base().op() instanceof Op.Parameter && matrix.size() >= LARGE;
  }

  private static Operand scalarIf(Operand x, boolean scalar) {
    return new Operand(x.buffer(), x.extent(), x.rowSize(), x.offset(), x.scalar() || scalar);
  }

  private Kernel concat(Node n, int dim, int to) {
    int inner = Shapes.inner(n.shape(), dim);
    int stride = n.shape().dim(dim) * inner;
    List<Part> parts = new ArrayList<>();
    int offset = 0;
    for (int i = 0; i < n.inputs().size(); i++) {
      int block = n.in(i).shape().dim(dim) * inner;
      if (block > 0 && !placement.isPlaced(n, i)) {
        parts.add(new Part(operand(n, i), n.size() / stride, block, block, offset, stride));
      }
      offset += block;
    }
    return new CopyParts(n.extent(), parts, n.size(), to);
  }

  /** How a sum is shared: by the outer axes that both extents have. */
  private RowRanges ranges(Extent over, Extent to) {
    if (over.equals(to)) return new RowRanges(over, to, to);
    List<Axis> from = axes.stream().filter(over::has).toList();
    List<Axis> left = axes.stream().filter(to::has).toList();
    int common = 0;
    while (common < left.size() && from.get(common).equals(left.get(common))) common++;
    return new RowRanges(over, to, Extent.of(left.subList(0, common).toArray(Axis[]::new)));
  }

  private Operand index(Node n, Products product) {
    View view = Reads.index(n, product.oneHot());
    return operand(view);
  }

  private Operand operand(Node n, int i) {
    return operand(reads.view(n, i));
  }

  private Operand operand(Node reader, Node in) {
    return operand(reads.view(reader, in));
  }

  private Operand operand(View view) {
    return buffers.operand(view);
  }
}
