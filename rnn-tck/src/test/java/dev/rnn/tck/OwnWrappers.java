package dev.rnn.tck;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.cell.CellScope;
import dev.rnn.api.plugin.Plugin;
import dev.rnn.api.plugin.PluginProvider;
import java.lang.invoke.MethodHandles;
import java.util.List;

/** A wrapper as a user would write one, around any cell: its state is not typed. */
final class OwnWrappers {
  private OwnWrappers() {}

  /** All providers. */
  static List<PluginProvider<Cell<?>>> providers() {
    return List.of(() -> Plugin.ofRecord("own-twice", Twice.class, MethodHandles.lookup()));
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
