package dev.rnn.engine.compile;

import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import dev.rnn.engine.graph.Shapes;

/**
 * A node seen as part of the memory of another: slices, fills, broadcasts and stopped gradients need no memory of their
 * own.
 *
 * @param base the node whose numbers are read
 * @param offset where they begin within an element
 * @param scalar one number stands for all
 */
record View(Node base, int offset, boolean scalar) {
  static View of(Node n) {
    return switch (n.op()) {
      case Op.StopGradient _, Op.Broadcast _ -> of(n.in(0));
      case Op.Fill _ -> {
        View inner = of(n.in(0));
        yield new View(inner.base, inner.offset, true);
      }
      case Op.Slice(int dim, int from) when dim == 0 -> {
        View inner = of(n.in(0));
        yield inner.scalar ? inner : new View(inner.base, inner.offset + from * Shapes.inner(n.shape(), 0), false);
      }
      default -> new View(n, 0, false);
    };
  }

  static boolean isAlias(Node n) {
    return of(n).base != n;
  }

  /** Whether it is all of the base, number for number and row for row. */
  boolean isWhole(Node reader) {
    return offset == 0 && (!scalar || reader.size() == 1) && base.size() == reader.size()
        && base.extent().equals(reader.extent());
  }
}
