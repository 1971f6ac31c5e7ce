package dev.rnn.engine.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * [a; 0] + [0; b] = [a; b]: a sum of gradients of slices is one concatenation. Applies where at every place one of the
 * two is zero.
 */
final class PaddedSum {
  private PaddedSum() {}

  static Optional<Node> of(Node a, Node b) {
    if (!(a.op() instanceof Op.Concat(int dim)) || !a.op().equals(b.op()) || !a.shape().equals(b.shape())) {
      return Optional.empty();
    }
    SortedSet<Integer> cuts = new TreeSet<>();
    cuts(a, dim, cuts);
    cuts(b, dim, cuts);
    List<Node> parts = new ArrayList<>();
    int from = 0;
    for (int to : cuts) {
      Node left = part(a, dim, from, to);
      Node right = part(b, dim, from, to);
      if (!isZero(left) && !isZero(right)) return Optional.empty();
      parts.add(isZero(left) ? right : left);
      from = to;
    }
    Graph g = a.graph();
    return Optional.of(g.broadcast(g.concat(dim, parts), a.extent().join(b.extent())));
  }

  /** Where the parts end. */
  private static void cuts(Node concat, int dim, SortedSet<Integer> cuts) {
    int end = 0;
    for (Node part : concat.inputs()) cuts.add(end += part.shape().dim(dim));
  }

  /** Places [from, to), which lie within one part. */
  private static Node part(Node concat, int dim, int from, int to) {
    int begin = 0;
    for (Node part : concat.inputs()) {
      int end = begin + part.shape().dim(dim);
      if (from < end) return concat.graph().slice(part, dim, from - begin, to - from);
      begin = end;
    }
    throw new IllegalArgumentException("no part of " + concat + " at " + from);
  }

  private static boolean isZero(Node n) {
    return n.op() instanceof Op.Constant(double value) && value == 0;
  }
}
