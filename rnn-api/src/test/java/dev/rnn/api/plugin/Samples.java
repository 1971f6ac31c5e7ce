package dev.rnn.api.plugin;

import static java.lang.invoke.MethodHandles.lookup;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.cell.CellScope;
import dev.rnn.api.optimizer.Schedule;
import dev.rnn.api.scope.Initializer;
import dev.rnn.api.tensor.Activation;
import dev.rnn.api.tensor.Shape;
import java.util.List;
import java.util.random.RandomGenerator;

/** Plug-ins with options of every type, and a registry that offers them. They are made here, never traced. */
final class Samples {
  private Samples() {}

  record Lstm(@Option(min = 1, description = "size of the state") int hiddenSize,
      @Option(defaultValue = "1") double forgetBias) implements NeverTraced {}

  record Gru(int hiddenSize, @Option(defaultValue = "after") Reset reset) implements NeverTraced {}

  enum Reset { BEFORE, AFTER }

  record Vanilla(int hiddenSize, @Option(defaultValue = "tanh") Activation activation,
      @Option(defaultValue = "uniform(limit=0.1)") Initializer weights) implements NeverTraced {}

  /** Generic, as wrappers of any cell are. */
  record Zoneout<S>(Cell<S> cell, @Option(defaultValue = "0.1", min = 0, max = 1) double rate) implements Cell<S> {
    Zoneout {
      if (rate == 1) throw new IllegalArgumentException("nothing would ever change");
    }

    @Override
    public S initialState(CellScope scope) {
      return cell.initialState(scope);
    }

    @Override
    public Step<S> define(CellScope scope) {
      return cell.define(scope);
    }
  }

  record Stack(List<Cell<?>> cells) implements NeverTraced {}

  record Everything(int a, long b, float c, double d, boolean e, String f, List<Integer> g,
      @Option(defaultValue = "Infinity", min = 0) double h) implements NeverTraced {}

  record Uniform(double limit) implements Initializer {
    @Override
    public double[] values(Shape shape, RandomGenerator random) {
      return new double[shape.size()];
    }
  }

  interface NeverTraced extends Cell<List<Object>> {
    @Override
    default List<Object> initialState(CellScope scope) {
      throw new UnsupportedOperationException();
    }

    @Override
    default Step<List<Object>> define(CellScope scope) {
      throw new UnsupportedOperationException();
    }
  }

  static PluginRegistry registry() {
    return PluginRegistry.builder().build()
        .with(PluginKind.CELL, Plugin.ofRecord("lstm", Lstm.class, lookup()))
        .with(PluginKind.CELL, Plugin.ofRecord("gru", Gru.class, lookup()))
        .with(PluginKind.CELL, Plugin.ofRecord("vanilla", Vanilla.class, lookup()))
        .with(PluginKind.CELL, Plugin.<Cell<?>>ofRecord("zoneout", Zoneout.class, lookup()).version(3, 2))
        .with(PluginKind.CELL, Plugin.ofRecord("stack", Stack.class, lookup()))
        .with(PluginKind.CELL, Plugin.ofRecord("everything", Everything.class, lookup()))
        .with(PluginKind.INITIALIZER, Plugin.ofRecord("uniform", Uniform.class, lookup()))
        .with(PluginKind.SCHEDULE, Plugin.<Schedule>of("decay", Schedule.class, options -> {
          double rate = options.number("rate");
          return progress -> Math.pow(rate, progress.step());
        }).option(PluginOption.of("rate", OptionType.Scalar.DOUBLE, 0.5).within(0, 1)));
  }
}
