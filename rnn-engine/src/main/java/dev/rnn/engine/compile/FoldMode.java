package dev.rnn.engine.compile;

import dev.rnn.engine.graph.Graph;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import java.util.List;
import java.util.Optional;

/** Pass: {@code training} becomes 1 or 0, and what only the other mode needs goes away. */
record FoldMode(Mode mode) implements Rewriter.Rule {
  @Override
  public Optional<Node> replace(Graph target, Node old, List<Node> inputs) {
    if (!(old.op() instanceof Op.Training)) return Optional.empty();
    return Optional.of(target.constant(mode == Mode.TRAIN ? 1 : 0));
  }
}
