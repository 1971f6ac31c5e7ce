package dev.rnn.engine.compile;

import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;

/**
 * Recognises what a contraction is.
 *
 * @param kind which kernel computes it
 * @param first the operand that comes first for that kernel: the matrix, the rows' vector of the result's first letter
 * @param oneHot the operand that is a one-hot vector used as an index, or −1
 */
record Products(Kind kind, int first, int oneHot) {
  enum Kind {
    /** Constant matrix times a vector of each row; transposed: Wᵀ y. */
    MATRIX, MATRIX_TRANSPOSED,
    /** A constant table's row. */
    GATHER,
    /** One number of a vector. */
    PICK,
    /** Outer products summed over rows to a constant. */
    OUTER,
    /** Rows added to rows of a table. */
    SCATTER,
    /** Scalars and vectors of one size. */
    ELEMENT,
    /** Anything else. */
    GENERAL
  }

  static Products of(Node n) {
    Op.Contract op = (Op.Contract) n.op();
    boolean summed = !op.over().equals(n.extent());
    for (int m = 0; m < 2 && !summed; m++) {
      Products product = matrix(n, op, m);
      if (product != null) return product;
    }
    if (op.result().length() == 2 && n.extent().equals(Extent.CONSTANT)) {
      Products product = outer(n, op);
      if (product != null) return product;
    }
    String vector = op.left().isEmpty() ? op.right() : op.left();
    boolean element = (op.left().isEmpty() || op.left().equals(vector)) && (op.right().isEmpty()
        || op.right().equals(vector)) && (op.result().isEmpty() || op.result().equals(vector));
    if (!element) return new Products(Kind.GENERAL, 0, -1);
    if (!summed && op.result().isEmpty() && op.left().length() == 1 && op.right().length() == 1) {
      for (int i = 0; i < 2; i++) if (isOneHot(n.in(i))) return new Products(Kind.PICK, 1 - i, i);
    }
    return new Products(Kind.ELEMENT, 0, -1);
  }

  private static @org.jspecify.annotations.Nullable Products matrix(Node n, Op.Contract op, int m) {
    String matrix = m == 0 ? op.left() : op.right();
    String vector = m == 0 ? op.right() : op.left();
    if (matrix.length() != 2 || vector.length() != 1 || op.result().length() != 1) return null;
    if (!n.in(m).extent().equals(Extent.CONSTANT)) return null;
    boolean plain = vector.charAt(0) == matrix.charAt(1) && op.result().charAt(0) == matrix.charAt(0);
    boolean transposed = vector.charAt(0) == matrix.charAt(0) && op.result().charAt(0) == matrix.charAt(1);
    if (!plain && !transposed) return null;
    if (transposed && isOneHot(n.in(1 - m))) return new Products(Kind.GATHER, m, 1 - m);
    return new Products(plain ? Kind.MATRIX : Kind.MATRIX_TRANSPOSED, m, -1);
  }

  private static @org.jspecify.annotations.Nullable Products outer(Node n, Op.Contract op) {
    if (op.left().length() != 1 || op.right().length() != 1 || op.left().equals(op.right())) return null;
    int first = op.left().charAt(0) == op.result().charAt(0) ? 0 : 1;
    if (isOneHot(n.in(first))) return new Products(Kind.SCATTER, first, first);
    return new Products(Kind.OUTER, first, -1);
  }

  private static boolean isOneHot(Node n) {
    View view = View.of(n);
    return view.base().op() instanceof Op.OneHot && view.offset() == 0 && !view.scalar()
        && view.base().size() == n.size();
  }
}
