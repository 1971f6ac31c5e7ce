package dev.rnn.engine.compile;

import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What each node's kernel reads from memory. One-hot vectors and constants are made where they are needed; views are
 * read in place, except by kernels that need whole rows, for which the view gets memory of its own.
 */
final class Reads {
  private final Set<Node> forced = new HashSet<>();

  /**
   * What the nodes read.
   *
   * @param kept views that get memory of their own
   */
  Reads(List<Node> nodes, Collection<Node> outputs, Collection<Node> kept) {
    forced.addAll(kept);
    for (Node n : outputs) if (View.isAlias(n) || isInline(n)) forced.add(n);
    for (Node n : List.copyOf(forced)) forceOneHot(n, View.of(n));
    // Operands first: whether a view is forced does not depend on its readers' readers.
    for (Node n : nodes) {
      if (View.isAlias(n)) continue;
      if (n.op() instanceof Op.OneHot) force(n, n.in(0)); // an index is always read
      else if (isElementwise(n)) {
        for (Node in : n.inputs()) forceOneHot(n, View.of(in));
      } else {
        forceOperands(n);
      }
    }
  }

  private void forceOperands(Node n) {
    for (int i = 0; i < n.inputs().size(); i++) if (!isIndexed(n, i)) force(n, n.in(i));
    if (n.op() instanceof Op.Final) for (Node in : n.in(0).inputs()) force(n, in);
  }

  /** Makes sure that a kernel that is no group finds its operand in memory, as rows. */
  private void force(Node reader, Node operand) {
    View view = View.of(operand);
    if (isInline(view.base())) forced.add(view.base());
    if (view.scalar() && operand.size() != 1 && !takesScalars(reader)) forced.add(operand);
  }

  /** A part of a one-hot vector cannot be made on the spot. */
  private void forceOneHot(Node reader, View view) {
    if (view.base().op() instanceof Op.OneHot && !isWholeOneHot(reader, view)) forced.add(view.base());
  }

  /** Whether a group can make the operand from the index. */
  static boolean isWholeOneHot(Node reader, View view) {
    return view.base().op() instanceof Op.OneHot && view.offset() == 0 && !view.scalar()
        && view.base().size() == reader.size();
  }

  /** Whether an element-wise node makes a one-hot vector from that index, which it reads from memory. */
  static boolean isIndex(Node n, Node read) {
    if (n.op() instanceof Op.OneHot) return true;
    return n.inputs().stream().map(View::of).filter(v -> isWholeOneHot(n, v))
        .anyMatch(v -> View.of(v.base().in(0)).base() == read);
  }

  /** Whether the node needs a kernel though it is a view or could be made where needed. */
  boolean isForced(Node n) {
    return forced.contains(n);
  }

  /** Element-wise nodes, which join groups. */
  static boolean isElementwise(Node n) {
    return switch (n.op()) {
      case Op.Map _, Op.Zip _, Op.Select _, Op.Noise _ -> true;
      default -> isInline(n);
    };
  }

  /** Nodes whose numbers any group can make for itself. */
  static boolean isInline(Node n) {
    return n.op() instanceof Op.Constant || n.op() instanceof Op.OneHot;
  }

  /** Where an operand of a reader is found. */
  View view(Node reader, int index) {
    return view(reader, reader.in(index));
  }

  /** Where an operand of a reader is found. */
  View view(Node reader, Node operand) {
    if (forced.contains(operand) && operand != reader) return new View(operand, 0, false);
    return View.of(operand);
  }

  /** The nodes whose numbers the node's kernel reads from memory. */
  List<Node> of(Node n) {
    List<Node> read = new ArrayList<>();
    if (forced.contains(n) && View.isAlias(n)) {
      addSource(n, View.of(n), read);
      return read;
    }
    if (n.op() instanceof Op.OneHot) {
      read.add(View.of(n.in(0)).base());
      return read;
    }
    if (n.op() instanceof Op.Final) {
      for (int i = 0; i < 2; i++) read.add(view(n, n.in(0).in(i)).base());
      return read;
    }
    for (int i = 0; i < n.inputs().size(); i++) {
      if (isIndexed(n, i)) read.add(index(n, i).base());
      else if (isElementwise(n)) addSource(n, view(n, i), read);
      else read.add(view(n, i).base());
    }
    return read;
  }

  /** The index of an operand that is a one-hot vector. */
  static View index(Node n, int i) {
    return View.of(View.of(n.in(i)).base().in(0));
  }

  private static void addSource(Node reader, View view, List<Node> read) {
    if (isWholeOneHot(reader, view)) read.add(View.of(view.base().in(0)).base());
    else if (!(view.base().op() instanceof Op.Constant)) read.add(view.base());
  }

  /** Whether the operand is a one-hot vector that a gather, scatter or pick uses as an index. */
  static boolean isIndexed(Node n, int i) {
    return n.op() instanceof Op.Contract && Products.of(n).oneHot() == i;
  }

  private static boolean takesScalars(Node reader) {
    if (reader.op() instanceof Op.ReduceElement || reader.op() instanceof Op.ReduceRows) return true;
    if (reader.op() instanceof Op.Concat || reader.op() instanceof Op.ArgMax) return true;
    return reader.op() instanceof Op.Contract && Products.of(reader).kind() == Products.Kind.ELEMENT;
  }
}
