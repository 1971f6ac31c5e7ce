package dev.rnn.tck;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.cell.CellScope;
import dev.rnn.api.plugin.Option;
import dev.rnn.api.plugin.Plugin;
import dev.rnn.api.plugin.PluginProvider;
import dev.rnn.api.record.States;
import dev.rnn.api.scope.Initializers;
import dev.rnn.api.scope.Role;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.api.tensor.Tensors;
import java.lang.invoke.MethodHandles;
import java.util.List;

/** Wrappers as a user would write them, around any cell. */
final class OwnWrappers {
  private OwnWrappers() {}

  /** All providers. */
  static List<PluginProvider<Cell<?>>> providers() {
    return List.of(
        () -> Plugin.ofRecord("own-residual", Residual.class, MethodHandles.lookup()),
        () -> Plugin.ofRecord("own-zoneout", Zoneout.class, MethodHandles.lookup()),
        () -> Plugin.ofRecord("own-dropout", InputDropout.class, MethodHandles.lookup()),
        () -> Plugin.ofRecord("own-learned-state", LearnedState.class, MethodHandles.lookup()),
        () -> Plugin.ofRecord("own-twice", Twice.class, MethodHandles.lookup()));
  }

  /** y = cell(x) + x; without an input, the cell alone. */
  record Residual(Cell<?> cell) implements Cell<Object> {
    @Override
    public Object initialState(CellScope scope) {
      return cell.initialState(scope.child("cell"));
    }

    @Override
    public Step<Object> define(CellScope scope) {
      return wrapped(cell, scope);
    }

    private static <S> Step<Object> wrapped(Cell<S> cell, CellScope scope) {
      Step<S> step = cell.define(scope.child("cell"));
      return (x, previous) -> {
        Output<S> out = step.apply(x, OwnWrappers.<S>same(previous));
        return new Output<>(x.size() == 0 ? out.value() : out.value().plus(x), out.state());
      };
    }
  }

  /** Some numbers of the state stay as they were (Krueger et al. 2017). */
  record Zoneout(Cell<?> cell, @Option(defaultValue = "0.3", min = 0, max = 1) double rate) implements Cell<Object> {
    @Override
    public Object initialState(CellScope scope) {
      return cell.initialState(scope.child("cell"));
    }

    @Override
    public Step<Object> define(CellScope scope) {
      return wrapped(cell, rate, scope);
    }

    private static <S> Step<Object> wrapped(Cell<S> cell, double rate, CellScope scope) {
      Step<S> step = cell.define(scope.child("cell"));
      return (x, previous) -> {
        Output<S> out = step.apply(x, OwnWrappers.<S>same(previous));
        int[] leaf = {0};
        S state = States.zip(OwnWrappers.<S>same(previous), out.state(), (old, now) -> {
          Tensor kept = Tensors.less(scope.uniform("zoneout" + leaf[0]++, now), scope.constant(rate));
          Tensor mean = old.times(rate).plus(now.times(1 - rate));
          return Tensors.where(scope.training(), Tensors.where(kept, old, now), mean);
        });
        return new Output<>(out.value(), state);
      };
    }
  }

  /** Dropout of the input. */
  record InputDropout(Cell<?> cell, @Option(defaultValue = "0.4", min = 0, max = 0.99) double rate)
      implements Cell<Object> {
    @Override
    public Object initialState(CellScope scope) {
      return cell.initialState(scope.child("cell"));
    }

    @Override
    public Step<Object> define(CellScope scope) {
      return wrapped(cell, rate, scope);
    }

    private static <S> Step<Object> wrapped(Cell<S> cell, double rate, CellScope scope) {
      Step<S> step = cell.define(scope.child("cell"));
      return (x, previous) -> {
        Output<S> out = step.apply(scope.dropout("input", x, rate), OwnWrappers.<S>same(previous));
        return new Output<>(out.value(), out.state());
      };
    }
  }

  /** The initial state is learned. */
  record LearnedState(Cell<?> cell) implements Cell<Object> {
    @Override
    public Object initialState(CellScope scope) {
      Object state = cell.initialState(scope.child("cell"));
      int[] leaf = {0};
      return States.map(state, tensor -> tensor.plus(scope.parameter("initial" + leaf[0]++,
          Shape.of(tensor.size()), Initializers.uniform(0.1), Role.STATE)));
    }

    @Override
    public Step<Object> define(CellScope scope) {
      return wrapped(cell, scope);
    }

    private static <S> Step<Object> wrapped(Cell<S> cell, CellScope scope) {
      Step<S> step = cell.define(scope.child("cell"));
      return (x, previous) -> {
        Output<S> out = step.apply(x, OwnWrappers.<S>same(previous));
        return new Output<>(out.value(), out.state());
      };
    }
  }

  /** Two of the cell, one above the other. */
  record Twice(Cell<?> cell) implements Cell<List<Object>> {
    @Override
    public List<Object> initialState(CellScope scope) {
      return List.of(cell.initialState(scope.child("0")), cell.initialState(scope.child("1")));
    }

    @Override
    public Step<List<Object>> define(CellScope scope) {
      return wrapped(cell, scope);
    }

    private static <S> Step<List<Object>> wrapped(Cell<S> cell, CellScope scope) {
      Step<S> lower = cell.define(scope.child("0"));
      Step<S> upper = cell.define(scope.child("1"));
      return (x, previous) -> {
        Output<S> first = lower.apply(x, OwnWrappers.<S>same(previous.get(0)));
        Output<S> second = upper.apply(first.value(), OwnWrappers.<S>same(previous.get(1)));
        return new Output<>(second.value(), List.of(first.state(), second.state()));
      };
    }
  }

  /** A state of the wrapped cell, which came from it. */
  @SuppressWarnings("unchecked")
  private static <S> S same(Object state) {
    return (S) state;
  }
}
