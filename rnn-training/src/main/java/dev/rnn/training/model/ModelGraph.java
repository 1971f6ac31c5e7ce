package dev.rnn.training.model;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.error.RnnException;
import dev.rnn.api.loss.Loss;
import dev.rnn.api.record.States;
import dev.rnn.api.scope.Initializers;
import dev.rnn.api.scope.Role;
import dev.rnn.api.tensor.Reduction;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.api.tensor.Tensors;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Direction;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.trace.Recurrence;
import dev.rnn.engine.trace.Trace;
import dev.rnn.engine.trace.TracedLossScope;
import dev.rnn.engine.trace.TracedScope;
import dev.rnn.engine.trace.TracedSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A whole model as one graph: embedding, stacked cells, output layer, loss. The sum of the elements' losses, each times
 * its weight, is what is differentiated; one scale for the whole effective batch comes later.
 *
 * @param time the axis of the sequences
 * @param logits what the loss sees
 * @param prediction the output layer's y
 * @param lossSum Σ weight · loss
 * @param target the form of a target
 * @param states the carried state: its inputs' names and sizes
 * @param finals the state after the last step, in the order of {@code states}
 */
record ModelGraph(Trace trace, Axis time, Node logits, Node prediction, Node lossSum, Loss.Target target,
    List<StateSlot> states, List<Node> finals) {
  /** The input that says whether state is carried in: 1, or begins anew: 0. */
  static final String CARRY = "carry";

  /** The input of token indices or vectors. */
  static final String INPUTS = "inputs";

  /** The input of targets. */
  static final String TARGETS = "targets";

  /** The input of the elements' weights. */
  static final String WEIGHTS = "weights";

  /** A component of the state: the name of its input, and its size. */
  record StateSlot(String name, int size) {}

  /** A cell with the name by which it was asked for. */
  record NamedCell(String name, Cell<?> cell) {}

  static ModelGraph trace(ModelSpec spec, List<NamedCell> cells, Loss loss) {
    try {
      return new Tracing(spec).trace(cells, loss);
    } catch (ArithmeticException reason) {
      throw RnnException.error("RNN-MODEL-TOO-LARGE", "a parameter of the model has more than 2^31 numbers.")
          .fix("make hidden, embedding or vocabulary smaller.").cause(reason).build();
    }
  }

  /** All named results of a step or a sequence, with the state that goes on. */
  Map<String, Node> outputs(Map<String, Node> results) {
    Map<String, Node> all = new LinkedHashMap<>(results);
    for (int i = 0; i < states.size(); i++) all.put(states.get(i).name(), finals.get(i));
    return all;
  }

  private static final class Tracing {
    private final ModelSpec spec;
    private final Trace trace = new Trace();
    private final Axis time = trace.axis("time");
    private final TracedScope scope = trace.scope(time);
    private final Tensor carry = trace.input(CARRY, Shape.SCALAR, Extent.CONSTANT);
    private final List<StateSlot> slots = new ArrayList<>();
    private final List<Node> finals = new ArrayList<>();
    private @org.jspecify.annotations.Nullable Tensor table;

    Tracing(ModelSpec spec) {
      this.spec = spec;
    }

    ModelGraph trace(List<NamedCell> cells, Loss loss) {
      Tensor x = dropout("input", input());
      for (int i = 0; i < cells.size(); i++) {
        x = layer(cells.get(i).cell(), cells.get(i).name(), "layer" + i, x);
        x = dropout("layer" + i, x);
      }
      boolean last = spec.output().when() == OutputSpec.When.LAST_STEP;
      Tensor h = last ? new TracedSequence(trace, time, x, null).last(x, scope.zeros(x.size())) : x;
      Tensor logits = project(h);
      Tensor prediction = spec.output().activation().of(logits);
      Loss.Target form = loss.target(logits.shape());
      return withLoss(loss, form, logits, prediction, last ? Extent.SEQUENCE : Extent.of(time));
    }

    private Tensor input() {
      InputSpec input = spec.input();
      Shape shape = input.isTokens() ? Shape.SCALAR : Shape.of(input.size());
      Tensor given = trace.input(INPUTS, shape, Extent.of(time));
      if (!input.isTokens()) return given;
      table = scope.child("embedding").parameter("table", Shape.of(input.vocabulary(), input.size()),
          Initializers.uniform(0.1), Role.EMBEDDING);
      return Tensors.embed(table, given);
    }

    private <S> Tensor layer(Cell<S> cell, String name, String path, Tensor x) {
      Recurrence<S> run = AuthorCode.run("cell \"" + name + "\"", () -> Recurrence.of(cell, name, scope.child(path), x,
          time, Direction.FORWARD, initial -> carried(path, initial)));
      for (States.Leaf leaf : States.leaves(run.finalState())) finals.add(trace.node(leaf.tensor()));
      return run.output();
    }

    /** The state of the window before where there was one, else the cell's own initial state. */
    private <S> S carried(String path, S initial) {
      var names = Recurrence.names(path, initial).iterator();
      return States.map(initial, leaf -> {
        String name = names.next();
        slots.add(new StateSlot(name, leaf.size()));
        return Tensors.where(carry, trace.input(name, leaf.shape(), Extent.SEQUENCE), leaf);
      });
    }

    private Tensor dropout(String name, Tensor x) {
      return scope.child("dropout").dropout(name, x, spec.dropout());
    }

    private Tensor project(Tensor h) {
      OutputSpec output = spec.output();
      if (!output.tied()) return scope.affine("output", output.size()).of(h);
      if (table == null || table.shape().dim(1) != h.size() || table.shape().dim(0) != output.size()) {
        throw RnnException.error("RNN-TIED-SIZES", "tied weights need an embedding of the size of the last layer, "
                + h.size() + ", and as many tokens as outputs, " + output.size() + ".")
            .fix("give embedding and last layer one size, or do not tie them.").build();
      }
      return Tensors.product(table, h).plus(scope.child("output").bias("b", output.size()));
    }

    private ModelGraph withLoss(Loss loss, Loss.Target form, Tensor logits, Tensor prediction, Extent extent) {
      if (form.ownAxis()) {
        throw RnnException.error("RNN-LOSS-TOPOLOGY",
            "this loss wants targets on an axis of their own; the model gives one prediction for each target.")
            .fix("use a loss such as cross-entropy or mean-squared-error.").build();
      }
      Tensor target = trace.input(TARGETS, form.shape(), extent);
      TracedScope inner = extent.axes().isEmpty() ? scope.along(null).child("loss") : scope.child("loss");
      TracedLossScope seen = new TracedLossScope(inner, new TracedSequence(trace, time, logits, null),
          new TracedSequence(trace, time, target, null), logits, target, Map.of());
      Tensor each = trace.within("loss, prediction " + logits.shape(),
          () -> AuthorCode.run("loss \"" + spec.loss().name() + "\"", () -> loss.define(seen)));
      if (each.shape().rank() != 0) {
        throw RnnException.error("RNN-LOSS-SHAPE", "the loss gives " + each.shape()
            + " for each element, not one number.")
            .in(trace.node(each).origin().toString()).fix("end it with sum() or mean(...).").build();
      }
      Tensor weighted = each.times(trace.input(WEIGHTS, Shape.SCALAR, extent));
      Node sum = trace.graph().reduceRows(Reduction.SUM, trace.node(weighted), Extent.CONSTANT);
      return new ModelGraph(trace, time, trace.node(logits), trace.node(prediction), sum, form, slots, finals);
    }
  }
}
