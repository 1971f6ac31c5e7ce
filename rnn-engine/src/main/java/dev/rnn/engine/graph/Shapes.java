package dev.rnn.engine.graph;

import dev.rnn.api.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/** Arithmetic on places within an element. */
public final class Shapes {
  private Shapes() {}

  /** How far apart neighbours along a dimension are. */
  public static int inner(Shape shape, int dim) {
    int product = 1;
    for (int i = dim + 1; i < shape.rank(); i++) product *= shape.dim(i);
    return product;
  }

  /** The places in a, b and the result of every product of a contraction. */
  public static List<int[]> terms(Op.Contract op, Shape a, Shape b, Shape y) {
    List<int[]> terms = new ArrayList<>();
    terms.add(new int[3]);
    for (char c : (op.left() + op.right()).chars().distinct().mapToObj(c -> (char) c).toList()) {
      int count = op.left().indexOf(c) >= 0 ? a.dim(op.left().indexOf(c)) : b.dim(op.right().indexOf(c));
      int sa = stride(op.left(), a, c);
      int sb = stride(op.right(), b, c);
      int sy = stride(op.result(), y, c);
      List<int[]> next = new ArrayList<>(terms.size() * count);
      for (int[] term : terms) {
        for (int i = 0; i < count; i++) next.add(new int[] {term[0] + i * sa, term[1] + i * sb, term[2] + i * sy});
      }
      terms = next;
    }
    return terms;
  }

  private static int stride(String letters, Shape shape, char c) {
    return letters.indexOf(c) < 0 ? 0 : inner(shape, letters.indexOf(c));
  }
}
