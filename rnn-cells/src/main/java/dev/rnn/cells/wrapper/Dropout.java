package dev.rnn.cells.wrapper;

import static dev.rnn.api.tensor.Tensors.less;
import static dev.rnn.api.tensor.Tensors.where;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.cell.CellScope;
import dev.rnn.api.plugin.Option;
import dev.rnn.api.record.States;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.scope.AffineSettings;
import dev.rnn.api.scope.Grain;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A cell with dropout of its input and inside its recurrent products (Gal and Ghahramani 2016, equation 7), while
 * training:
 *
 * <pre>
 * a = W (x∘d_x) + U (h∘d_h) + b,  each number of d is 0 with probability rate, 1/(1 − rate) otherwise
 * </pre>
 *
 * <p>By default d is drawn once for a sequence and is the same at all its steps and in all products (variational).
 * Only what a matrix multiplies is dropped: memory that the cell adds up stays whole. h is what {@link Affine}s of the
 * cell multiply beside x or as a part of the state; a cell that multiplies its state number by number, as
 * {@code indrnn}, has no d_h. The cell's output is whole: the next layer may drop it.
 *
 * @param <S> the cell's state
 * @param cell the wrapped cell
 * @param input the probability that a number of x is 0
 * @param state the probability that a number of h is 0 in recurrent products
 * @param grain how often d is drawn: for each sequence, or for each step of each
 * @see <a href="https://arxiv.org/abs/1512.05287">Gal and Ghahramani 2016, A theoretically grounded application of
 *     dropout in recurrent neural networks</a>
 */
public record Dropout<S>(Cell<S> cell,
    @Option(defaultValue = "0", min = 0, max = 0.99, description = "rate of x") double input,
    @Option(defaultValue = "0", min = 0, max = 0.99, description = "rate of h in recurrent products") double state,
    @Option(defaultValue = "sequence", description = "how often the noise is drawn") Grain grain) implements Cell<S> {
  /** The same noise at all steps of a sequence. */
  public Dropout(Cell<S> cell, double input, double state) { this(cell, input, state, Grain.SEQUENCE); }

  @Override
  public S initialState(CellScope scope) {
    return cell.initialState(scope.child("cell"));
  }

  @Override
  public Step<S> define(CellScope scope) {
    Masks masks = new Masks(scope);
    Step<S> step = cell.define(state == 0 ? scope.child("cell") : new MaskedScope(scope.child("cell"), masks));
    return (x, previous) -> {
      States.leaves(previous).forEach(leaf -> masks.recurrent.add(leaf.tensor()));
      return step.apply(x.size() == 0 ? x : masks.drop("input", x, input), previous);
    };
  }

  /** One mask for each vector size: what stands in several products has the same in all. */
  private final class Masks {
    private final CellScope scope;
    private final Map<String, Tensor> drawn = new HashMap<>();
    private final Set<Tensor> recurrent = Collections.newSetFromMap(new IdentityHashMap<>());

    Masks(CellScope scope) { this.scope = scope; }

    Tensor drop(String name, Tensor x, double rate) {
      if (rate == 0) return x;
      Tensor kept = drawn.computeIfAbsent(name, key ->
          less(scope.uniform(key, Shape.of(x.size()), grain), scope.constant(1 - rate)));
      return where(scope.training(), x.times(kept.times(1 / (1 - rate))), x);
    }
  }

  /** The wrapped cell's products see masked states. */
  private final class MaskedScope extends RewritingScope {
    private final Masks masks;

    MaskedScope(CellScope scope, Masks masks) {
      super(scope);
      this.masks = masks;
    }

    @Override
    public CellScope child(String name) {
      return new MaskedScope(scope.child(name), masks);
    }

    @Override
    public Affine affine(String name, int outputs, AffineSettings settings) {
      Affine plain = scope.affine(name, outputs, settings);
      return operands -> {
        Tensor[] masked = operands.clone();
        Arrays.setAll(masked, i -> operands[i].size() > 0 && (i > 0 || masks.recurrent.contains(operands[i]))
            ? masks.drop("state" + operands[i].size(), operands[i], state) : operands[i]);
        return plain.of(masked);
      };
    }
  }
}
