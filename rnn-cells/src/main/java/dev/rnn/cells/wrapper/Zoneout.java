package dev.rnn.cells.wrapper;

import static dev.rnn.api.tensor.Tensors.less;
import static dev.rnn.api.tensor.Tensors.where;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.cell.CellScope;
import dev.rnn.api.plugin.Option;
import dev.rnn.api.record.States;
import dev.rnn.api.scope.Grain;
import dev.rnn.api.tensor.Tensor;
import java.util.List;

/**
 * A cell of whose state some numbers stay as they were (Krueger et al. 2017, section 3):
 *
 * <pre>
 * s' = d∘s + (1 − d)∘cell(x, s),  d is 1 with probability rate       while training
 * s' = rate·s + (1 − rate)·cell(x, s)                                 else: the expectation
 * </pre>
 *
 * <p>d is drawn anew for each number, step and sequence. Where the cell's output is a part of its state, as h of
 * {@code lstm} and {@code gru}, the output is that part of s'; other outputs are the cell's own. With both rates 0 this
 * is the cell itself, bit for bit.
 *
 * @param <S> the cell's state
 * @param cell the wrapped cell
 * @param rate the probability to stay for the part of the state that is the output: z_h
 * @param memoryRate the same for all other parts: z_c; below 0, as {@code rate}
 * @see <a href="https://arxiv.org/abs/1606.01305">Krueger et al. 2017, Zoneout</a>
 */
public record Zoneout<S>(Cell<S> cell,
    @Option(defaultValue = "0.1", min = 0, max = 1, description = "probability to stay, of the output") double rate,
    @Option(defaultValue = "-1", min = -1, max = 1, description = "of the rest of the state; below 0: as rate")
    double memoryRate) implements Cell<S> {
  /** With one rate for all parts of the state. */
  public Zoneout(Cell<S> cell, double rate) { this(cell, rate, -1); }

  @Override
  public S initialState(CellScope scope) {
    return cell.initialState(scope.child("cell"));
  }

  @Override
  public Step<S> define(CellScope scope) {
    Step<S> step = cell.define(scope.child("cell"));
    return (x, previous) -> {
      Output<S> out = step.apply(x, previous);
      int[] part = {0};
      S state = States.zip(previous, out.state(), (old, now) ->
          zoned(scope, "stay" + part[0]++, old, now, now == out.value() || memoryRate < 0 ? rate : memoryRate));
      List<States.Leaf> before = States.leaves(out.state());
      List<States.Leaf> after = States.leaves(state);
      for (int i = 0; i < before.size(); i++) {
        if (before.get(i).tensor() == out.value()) return new Output<>(after.get(i).tensor(), state);
      }
      return new Output<>(out.value(), state);
    };
  }

  private static Tensor zoned(CellScope scope, String name, Tensor old, Tensor now, double rate) {
    if (rate == 0) return now;
    Tensor stays = less(scope.uniform(name, now.shape(), Grain.STEP), scope.constant(rate));
    Tensor expected = old.times(rate).plus(now.times(1 - rate));
    return where(scope.training(), where(stays, old, now), expected);
  }
}
