package dev.rnn.training.model;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.error.RnnException;
import dev.rnn.api.record.States;
import dev.rnn.api.scope.Initializers;
import dev.rnn.api.scope.Role;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.api.tensor.Tensors;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Direction;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.trace.Recurrence;
import dev.rnn.engine.trace.Trace;
import dev.rnn.engine.trace.TracedScope;
import dev.rnn.engine.trace.TracedSequence;
import dev.rnn.training.model.ModelGraph.Cells;
import dev.rnn.training.model.ModelGraph.NamedCell;
import dev.rnn.training.model.ModelGraph.StateSlot;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The recurrent layers of a model, one on the other. */
final class LayerTracing {
  private final ModelSpec spec;
  private final TracedScope scope;
  private final Trace trace;
  private final Axis time;
  private final Tensor carry;
  private final @Nullable Tensor context;
  private final List<StateSlot> slots = new ArrayList<>();
  private final List<Node> finals = new ArrayList<>();

  /**
   * What the layers gave.
   *
   * @param steps the last layer's output at each step
   * @param ends what each direction of the last layer gave after its own last step; null: the same as the last of
   *     {@code steps}
   */
  record Run(Tensor steps, @Nullable Tensor ends) {}

  LayerTracing(ModelSpec spec, TracedScope scope, Axis time, Tensor carry, @Nullable Tensor context) {
    this.spec = spec;
    this.scope = scope;
    this.trace = scope.trace();
    this.time = time;
    this.carry = carry;
    this.context = context;
  }

  Run run(List<Cells> cells, Tensor input) {
    Run run = new Run(input, null);
    for (int i = 0; i < cells.size(); i++) {
      boolean endsAreWanted = i == cells.size() - 1 && spec.topology() == Topology.MANY_TO_ONE
          && spec.pooling().kind() == Pooling.Kind.LAST;
      run = layer(spec.layers().get(i), cells.get(i), "layer" + i, run.steps(), endsAreWanted);
    }
    return run;
  }

  List<StateSlot> slots() {
    return slots;
  }

  List<Node> finals() {
    return finals;
  }

  private Run layer(LayerSpec layer, Cells cells, String path, Tensor x, boolean endsAreWanted) {
    Tensor forward = direction(cells.forward(), layer, path, x, Direction.FORWARD);
    NamedCell other = cells.backward();
    if (other == null) return new Run(dropout(layer, path, residual(layer, forward, x)), null);
    Tensor backward = direction(other, layer, path + "-backward", x, Direction.REVERSE);
    if (!endsAreWanted) {
      return new Run(dropout(layer, path, residual(layer, layer.merge().of(forward, backward), x)), null);
    }
    TracedSequence steps = new TracedSequence(trace, time, x, null);
    Tensor ends = layer.merge().of(steps.last(forward, zeros(forward)), steps.first(backward, zeros(backward)));
    if (layer.residual()) ends = residual(layer, ends, steps.last(x, zeros(x)));
    return new Run(layer.merge().of(forward, backward), dropout(layer, path, ends));
  }

  private Tensor zeros(Tensor like) {
    return scope.zeros(like.size());
  }

  private static Tensor residual(LayerSpec layer, Tensor y, Tensor x) {
    if (!layer.residual()) return y;
    if (y.size() == x.size()) return y.plus(x);
    throw RnnException.error("RNN-RESIDUAL-SIZES", "the residual layer " + layer.describe() + " reads " + x.size()
            + " numbers and gives " + y.size() + ".")
        .fix("give the layer and what is before it one size.").build();
  }

  private Tensor dropout(LayerSpec layer, String name, Tensor x) {
    return scope.child("dropout").dropout(name, x, layer.dropout());
  }

  private Tensor direction(NamedCell cell, LayerSpec layer, String path, Tensor x, Direction direction) {
    return run(cell.cell(), cell.name(), layer, path, x, direction);
  }

  private <S> Tensor run(Cell<S> cell, String name, LayerSpec layer, String path, Tensor x, Direction direction) {
    Recurrence<S> run = AuthorCode.run("cell \"" + name + "\"", () -> Recurrence.of(cell, name, scope.child(path), x,
        time, direction, initial -> carried(path, begun(layer, path, initial))));
    for (States.Leaf leaf : States.leaves(run.finalState())) finals.add(trace.node(leaf.tensor()));
    return run.output();
  }

  /** The state before the first step: the cell's own, what was learned, what the context says. */
  private <S> S begun(LayerSpec layer, String path, S initial) {
    if (!layer.learnedState() && context == null) return initial;
    TracedScope own = scope.child(path).child("initial");
    Iterator<States.Leaf> leaves = States.leaves(initial).iterator();
    return States.map(initial, leaf -> {
      String name = leaves.next().path();
      Tensor state = leaf;
      if (layer.learnedState()) {
        state = state.plus(own.parameter(name, leaf.shape(), Initializers.zeros(), Role.STATE));
      }
      return context == null ? state : state.plus(Tensors.tanh(own.affine(name + "-map", leaf.size()).of(context)));
    });
  }

  /** The state of the window before where there was one, else the initial state. */
  private <S> S carried(String path, S initial) {
    Iterator<String> names = Recurrence.names(path, initial).iterator();
    return States.map(initial, leaf -> {
      String name = names.next();
      slots.add(new StateSlot(name, leaf.size()));
      return Tensors.where(carry, trace.input(name, leaf.shape(), Extent.SEQUENCE), leaf);
    });
  }
}
