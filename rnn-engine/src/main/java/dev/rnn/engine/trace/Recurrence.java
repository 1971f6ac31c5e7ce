package dev.rnn.engine.trace;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.decoder.Decoder;
import dev.rnn.api.record.States;
import dev.rnn.api.tensor.Sequence.Unrolled;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Direction;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Node;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A cell on a time axis: what came out of tracing it.
 *
 * @param output the output at each step
 * @param initialState the state before the first step
 * @param finalState the state after each sequence's last step
 * @param side named side outputs, of decoders
 */
public record Recurrence<S>(Tensor output, S initialState, S finalState, Map<String, Tensor> side) {
  /** Runs a cell along an axis from its own initial state. */
  public static <S> Recurrence<S> of(Cell<S> cell, String name, TracedScope scope, Tensor x, Axis axis,
      Direction direction) {
    return of(cell, name, scope, x, axis, direction, UnaryOperator.identity());
  }

  /**
   * Runs a cell along an axis.
   *
   * @param initial replaces the cell's own initial state: carried state, for instance
   */
  public static <S> Recurrence<S> of(Cell<S> cell, String name, TracedScope scope, Tensor x, Axis axis,
      Direction direction, UnaryOperator<S> initial) {
    Trace trace = scope.trace();
    TracedScope inner = scope.along(axis);
    return trace.within("cell \"" + name + "\", input " + x.shape(), () -> {
      S start = initial.apply(cell.initialState(inner));
      Cell.Step<S> step = cell.define(inner);
      Holder<Cell.Output<S>> out = new Holder<>();
      Unrolled<S> run = TracedSequence.along(axis, direction, trace, start, previous -> {
        Cell.Output<S> output = step.apply(x, previous);
        out.value = output;
        return output.state();
      });
      return new Recurrence<>(overAxis(trace, axis, out.get().value()), start, run.last(), Map.of());
    });
  }

  /** Runs a decoder along the target axis; the scope knows the memory. */
  public static <S> Recurrence<S> of(Decoder<S> decoder, String name, TracedDecoderScope scope, Tensor token, Axis axis,
      UnaryOperator<S> initial) {
    Trace trace = scope.scope().trace();
    TracedDecoderScope inner = scope.along(axis);
    return trace.within("decoder \"" + name + "\", token " + token.shape(), () -> {
      S start = initial.apply(decoder.initialState(inner));
      Decoder.Step<S> step = decoder.define(inner);
      Holder<Decoder.Output<S>> out = new Holder<>();
      Unrolled<S> run = TracedSequence.along(axis, Direction.FORWARD, trace, start, previous -> {
        Decoder.Output<S> output = step.apply(token, previous);
        out.value = output;
        return output.state();
      });
      Tensor features = overAxis(trace, axis, out.get().features());
      return new Recurrence<>(features, start, run.last(), out.get().side());
    });
  }

  /** Replaces an initial state by inputs named after its components: carried state, for each sequence. */
  public static <S> UnaryOperator<S> carried(Trace trace, String prefix) {
    return initial -> {
      Iterator<String> names = names(prefix, initial).iterator();
      return States.map(initial, leaf -> trace.input(names.next(), leaf.shape(), Extent.SEQUENCE));
    };
  }

  /** The names of a state's components under a prefix. */
  public static List<String> names(String prefix, Object state) {
    return States.leaves(state).stream().map(leaf -> prefix + "/" + leaf.path()).toList();
  }

  /** What errors and dumps call a state's components: {@code state.h}, {@code state[0].c}, {@code state}. */
  static List<String> labels(Object state) {
    return States.leaves(state).stream().map(States.Leaf::path)
        .map(path -> path.equals("state") ? path : path.startsWith("[") ? "state" + path : "state." + path)
        .toList();
  }

  /** An output that happens not to depend on time still is an output of every step. */
  private static Tensor overAxis(Trace trace, Axis axis, Tensor output) {
    Node node = trace.node(output);
    return trace.wrap(trace.graph().broadcast(node, node.extent().join(Extent.of(axis))));
  }

  private static final class Holder<T> {
    private @org.jspecify.annotations.Nullable T value;

    T get() {
      if (value == null) throw new IllegalStateException("the step was not traced");
      return value;
    }
  }
}
