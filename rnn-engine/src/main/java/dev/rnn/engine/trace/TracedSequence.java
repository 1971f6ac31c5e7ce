package dev.rnn.engine.trace;

import dev.rnn.api.decoder.Memory;
import dev.rnn.api.error.RnnException;
import dev.rnn.api.record.States;
import dev.rnn.api.tensor.BinaryFunction;
import dev.rnn.api.tensor.Reduction;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.api.tensor.Tensors;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Direction;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Graph;
import dev.rnn.engine.graph.Node;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A value over an axis, and what may be done along it. */
public final class TracedSequence implements Memory {
  private final Trace trace;
  private final Graph graph;
  private final Axis axis;
  private final Tensor values;
  private final @Nullable Tensor tokens;

  /** A value over an axis, with the tokens it stems from if there were any. */
  public TracedSequence(Trace trace, Axis axis, Tensor values, @Nullable Tensor tokens) {
    this.trace = trace;
    this.graph = trace.graph();
    this.axis = axis;
    this.values = values;
    this.tokens = tokens;
  }

  /** The axis. */
  public Axis axis() {
    return axis;
  }

  @Override
  public Tensor values() {
    trace.enter(axis);
    return values;
  }

  @Override
  public Optional<Tensor> tokens() {
    trace.enter(axis);
    return Optional.ofNullable(tokens);
  }

  @Override
  public Tensor sum(Tensor x) {
    return reduce(Reduction.SUM, x);
  }

  @Override
  public Tensor max(Tensor x) {
    return reduce(Reduction.MAX, x);
  }

  @Override
  public Tensor mean(Tensor x) {
    Tensor count = length();
    return sum(x).dividedBy(count.plus(Tensors.equal(count, trace.constant(0, count.shape()))));
  }

  @Override
  public Tensor softmax(Tensor scores) {
    Node max = graph.stopGradient(graph.reduceRows(Reduction.MAX, over(scores), over(scores).extent().without(axis)));
    Node e = trace.node(Tensors.exp(trace.wrap(graph.zip(BinaryFunction.SUBTRACT, over(scores), max))));
    Node sum = graph.reduceRows(Reduction.SUM, e, e.extent().without(axis));
    return trace.wrap(graph.zip(BinaryFunction.DIVIDE, e, sum));
  }

  @Override
  public Tensor first(Tensor x, Tensor empty) {
    return end(Direction.REVERSE, x, empty);
  }

  @Override
  public Tensor last(Tensor x, Tensor empty) {
    return end(Direction.FORWARD, x, empty);
  }

  @Override
  public Tensor previous(Tensor x, Tensor initial) {
    return trace.wrap(shifted(Direction.FORWARD, x, initial));
  }

  @Override
  public Tensor next(Tensor x, Tensor initial) {
    return trace.wrap(shifted(Direction.REVERSE, x, initial));
  }

  @Override
  public Tensor constant(double value) {
    trace.enter(axis);
    return trace.wrap(graph.broadcast(graph.constant(value), Extent.of(axis)));
  }

  @Override
  public Tensor length() {
    Node ones = graph.broadcast(graph.constant(1), Extent.of(axis));
    return trace.wrap(graph.reduceRows(Reduction.SUM, ones, Extent.SEQUENCE));
  }

  @Override
  public <S> Unrolled<S> unroll(S initial, UnaryOperator<S> step) {
    return along(axis, Direction.FORWARD, trace, initial, step);
  }

  /** A state becomes delays; there is no loop here. */
  static <S> Unrolled<S> along(Axis axis, Direction direction, Trace trace, S initial, UnaryOperator<S> step) {
    Graph graph = trace.graph();
    Iterator<String> names = Recurrence.labels(initial).iterator();
    S previous = States.map(initial, leaf -> trace.wrap(
        graph.delay(axis, direction, trace.node(leaf)).label(names.next())));
    S next = step.apply(previous);
    StateChecks.sameStructure(trace, previous, next);
    List<States.Leaf> values = States.leaves(next);
    Iterator<States.Leaf> value = values.iterator();
    S last = States.map(previous, delay -> {
      Node node = trace.node(delay);
      return trace.wrap(graph.last(node.connect(trace.node(value.next().tensor()))));
    });
    return new Unrolled<>(next, last);
  }

  private Tensor reduce(Reduction reduction, Tensor x) {
    Node node = over(x);
    return trace.wrap(graph.reduceRows(reduction, node, node.extent().without(axis)));
  }

  /** A value that does not vary over the axis counts once for each step. */
  private Node over(Tensor x) {
    Node node = trace.node(x);
    return graph.broadcast(node, node.extent().join(Extent.of(axis)));
  }

  private Node shifted(Direction direction, Tensor x, Tensor initial) {
    Node value = trace.paired(x, initial);
    Node start = graph.fill(trace.node(initial), value.shape());
    if (!start.shape().equals(value.shape())) {
      throw RnnException.error("RNN-SHAPE-MISMATCH",
              "steps are " + value.shape() + " and the value beyond the end is " + start.shape() + ".")
          .in(graph.here().toString()).fix("give both the same shape, or a scalar to start from.").build();
    }
    Extent extent = value.extent().join(start.extent()).join(Extent.of(axis));
    return graph.delay(axis, direction, start, extent).connect(value);
  }

  private Tensor end(Direction direction, Tensor x, Tensor empty) {
    return trace.wrap(graph.last(shifted(direction, x, empty)));
  }
}
