package dev.rnn.engine.schedule;

import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Direction;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Nodes that run together: once over all rows, or step by step along an axis.
 *
 * @param phase stages of one phase do not depend on one another
 * @param axis the loop's axis; null when the stage runs once
 * @param direction the loop's direction; null when the stage runs once
 * @param body in the order of computation
 */
public record Stage(int phase, @Nullable Axis axis, @Nullable Direction direction, List<Node> body) {
  /** Whether it runs step by step. */
  public boolean isLoop() {
    return axis != null;
  }

  /** Whether a node is one of the delays that carry this loop's state, rather than a shift along another axis. */
  public boolean carries(Node node) {
    return node.op() instanceof Op.Delay(var along, _) && along.equals(axis);
  }
}
