package dev.rnn.training.model;

import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import dev.rnn.engine.parameter.Parameters;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The matrices that a model multiplies its state by to get the next state, whoever wrote the cell: parameters of a
 * product whose other operand is made of the state before, and whose result goes into the state. Matrices of several
 * blocks [k·H, H] are taken apart.
 */
public final class RecurrentMatrices {
  private RecurrentMatrices() {}

  /**
   * A matrix, or one square block of it.
   *
   * @param path of the parameter; of the blocks of one that has several, with their number
   * @param values of the whole parameter, as they are at the moment
   * @param row of the parameter where the block begins
   * @param size rows and columns
   */
  public record Square(String path, float[] values, int row, int size) {}

  /** All of a model, by path. */
  public static List<Square> of(SequenceModel model) {
    Set<String> paths = new TreeSet<>();
    for (Node n : model.graph().trace().graph().nodes()) {
      if (!(n.op() instanceof Op.Contract)) continue;
      for (int i = 0; i < 2; i++) if (comesBack(n, n.in(1 - i))) parameter(n.in(i)).ifPresent(paths::add);
    }
    List<Square> all = new ArrayList<>();
    for (String path : paths) {
      Parameters.Parameter p = model.parameters().get(path);
      int size = p.shape().rank() == 2 ? p.shape().dim(1) : 0;
      int blocks = size == 0 || p.shape().dim(0) % size != 0 ? 0 : p.shape().dim(0) / size;
      for (int k = 0; k < blocks; k++) {
        all.add(new Square(blocks == 1 ? path : path + " " + (k + 1), p.values(), k * size, size));
      }
    }
    return all;
  }

  /** Whether an operand is made of a state, with no product between, and the state of the product. */
  private static boolean comesBack(Node product, Node operand) {
    return behind(operand, n -> n.op() instanceof Op.Delay || n.op() instanceof Op.Contract).stream()
        .anyMatch(n -> n.op() instanceof Op.Delay && n.inputs().size() == 2
            && behind(n.in(1), _ -> false).contains(product));
  }

  private static Optional<String> parameter(Node operand) {
    return switch (operand.op()) {
      case Op.Parameter(String path, var _) -> Optional.of(path);
      case Op.Slice _ -> parameter(operand.in(0));
      default -> Optional.empty();
    };
  }

  /** A value and all that it is computed from, in earlier steps too, but not what is behind some nodes. */
  private static Set<Node> behind(Node value, Predicate<Node> last) {
    Set<Node> seen = new HashSet<>(Set.of(value));
    Deque<Node> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      Node n = open.remove();
      if (last.test(n)) continue;
      for (Node in : n.inputs()) if (seen.add(in)) open.add(in);
    }
    return seen;
  }
}
