package dev.rnn.attention.decoder;

import dev.rnn.api.record.States;
import dev.rnn.api.tensor.Tensor;
import java.util.List;

/** What a cell's state asks a memory with. */
final class CellQuery {
  private CellQuery() {}

  /** The first component of the state, of the topmost cell of a stack: h of the usual cells. */
  static Tensor of(Object state) {
    List<States.Leaf> leaves = States.leaves(state);
    String last = owner(leaves.getLast());
    return leaves.stream().filter(leaf -> owner(leaf).equals(last)).findFirst().orElseThrow().tensor();
  }

  /** The path without the component's own name. */
  private static String owner(States.Leaf leaf) {
    int dot = leaf.path().lastIndexOf('.');
    return dot < 0 ? "" : leaf.path().substring(0, dot);
  }
}
