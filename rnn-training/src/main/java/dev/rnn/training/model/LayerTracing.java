package dev.rnn.training.model;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.error.RnnException;
import dev.rnn.api.record.States;
import dev.rnn.api.scope.Initializers;
import dev.rnn.api.scope.Role;
import dev.rnn.api.tensor.Shape;
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
import dev.rnn.training.model.ModelGraph.StateSlot;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The recurrent layers of a model, one on the other. */
public final class LayerTracing {
  private final List<LayerSpec> layers;
  private final TracedScope scope;
  private final Trace trace;
  private final Axis time;
  private final @Nullable Tensor carry;
  private final @Nullable Tensor context;
  private final List<StateSlot> slots = new ArrayList<>();
  private final List<List<Node>> finals = new ArrayList<>();

  /**
   * What the layers gave.
   *
   * @param steps the last layer's output at each step
   * @param ends what each direction of the last layer gave after its own last step; null: the same as the last of
   *     {@code steps}
   */
  public record Run(Tensor steps, @Nullable Tensor ends) {}

  /**
   * Layers along an axis.
   *
   * @param carry 1 where the state of the window before is read, 0 else; null: there are no windows
   * @param context what initial states are made from; null: nothing
   */
  public LayerTracing(List<LayerSpec> layers, TracedScope scope, Axis time, @Nullable Tensor carry,
      @Nullable Tensor context) {
    this.layers = List.copyOf(layers);
    this.scope = scope;
    this.trace = scope.trace();
    this.time = time;
    this.carry = carry;
    this.context = context;
  }

  /**
   * Runs the layers.
   *
   * @param endsAreWanted whether the last layer's output after its own last step is asked for
   */
  public Run run(List<LayerCells> cells, Tensor input, boolean endsAreWanted) {
    Run run = new Run(input, null);
    for (int i = 0; i < cells.size(); i++) {
      run = layer(layers.get(i), cells.get(i), "layer" + i, run.steps(), endsAreWanted && i == cells.size() - 1);
    }
    return run;
  }

  List<StateSlot> slots() {
    return slots;
  }

  /** The components of the state after the last step, for each layer and direction: forward, then backward. */
  public List<List<Node>> finals() {
    return finals;
  }

  private Run layer(LayerSpec layer, LayerCells cells, String path, Tensor x, boolean endsAreWanted) {
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

  /** A probed cell reads zeros beside its input. */
  private Tensor withProbe(Cell<?> cell, Tensor x) {
    if (!(cell instanceof ProbedCell<?> probed)) return x;
    return Tensors.concatenate(x, trace.input(probed.probe(), Shape.of(probed.size()), Extent.of(time)));
  }

  private Tensor dropout(LayerSpec layer, String name, Tensor x) {
    return scope.child("dropout").dropout(name, x, layer.dropout());
  }

  private Tensor direction(NamedCell cell, LayerSpec layer, String path, Tensor x, Direction direction) {
    return run(cell.cell(), cell.name(), layer, path, x, direction);
  }

  private <S> Tensor run(Cell<S> cell, String name, LayerSpec layer, String path, Tensor x, Direction direction) {
    Recurrence<S> run = AuthorCode.run("cell \"" + name + "\"", () -> Recurrence.of(cell, name, scope.child(path),
        withProbe(cell, x), time, direction, initial -> carried(path, begun(layer, path, initial))));
    finals.add(States.leaves(run.finalState()).stream().map(leaf -> trace.node(leaf.tensor())).toList());
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
    Tensor carries = carry;
    if (carries == null) return initial;
    Iterator<String> names = Recurrence.names(path, initial).iterator();
    return States.map(initial, leaf -> {
      String name = names.next();
      slots.add(new StateSlot(name, leaf.size()));
      return Tensors.where(carries, trace.input(name, leaf.shape(), Extent.SEQUENCE), leaf);
    });
  }
}
