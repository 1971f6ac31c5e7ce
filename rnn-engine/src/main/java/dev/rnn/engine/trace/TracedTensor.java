package dev.rnn.engine.trace;

import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.api.tensor.TensorLanguage;
import dev.rnn.engine.graph.Node;

/**
 * What a plug-in author holds: a node of the graph being recorded.
 *
 * @param trace the recording it belongs to
 * @param node the value
 */
public record TracedTensor(Trace trace, Node node) implements Tensor {
  @Override
  public Shape shape() {
    return node.shape();
  }

  @Override
  public TensorLanguage language() {
    return trace;
  }

  @Override
  public String toString() {
    return node.describe() + " " + node.shape();
  }
}
