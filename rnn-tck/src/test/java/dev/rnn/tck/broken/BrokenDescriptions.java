package dev.rnn.tck.broken;

import static dev.rnn.api.tensor.Tensors.tanh;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.cell.CellScope;
import dev.rnn.api.plugin.Plugin;
import dev.rnn.api.plugin.PluginKind;
import dev.rnn.api.plugin.PluginRegistry;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.tck.CellVerification;
import java.lang.invoke.MethodHandles;

/** Cells that compute well, and cannot be made again from what a file says of them. */
final class BrokenDescriptions {
  private BrokenDescriptions() {}

  /** A record that changes its setting: what is described is not what was asked for. */
  record Doubled(int size) implements Cell<BrokenCells.State> {
    Doubled {
      size = 2 * size;
    }

    @Override
    public BrokenCells.State initialState(CellScope scope) {
      return new BrokenCells.State(scope.zeros(size));
    }

    @Override
    public Step<BrokenCells.State> define(CellScope scope) {
      Affine hidden = scope.affine("hidden", size);
      return (x, previous) -> {
        Tensor h = tanh(hidden.of(x, previous.h()));
        return new Output<>(h, new BrokenCells.State(h));
      };
    }
  }

  @Breaks("required_saveAndLoadGiveTheSameBits")
  static class ChangesItsSetting extends CellVerification {
    @Override
    protected Cell<?> cell() {
      return new Doubled(2);
    }

    @Override
    protected PluginRegistry plugins() {
      return super.plugins().with(PluginKind.CELL, Plugin.ofRecord("doubled", Doubled.class, MethodHandles.lookup()));
    }
  }

  /** A setting that is not a component, so that no description has it. */
  static class Scaled extends BrokenCells.Plain {
    private final double scale;

    Scaled(double scale) {
      this.scale = scale;
    }

    @Override
    Tensor next(CellScope scope, Tensor h, Tensor x) {
      return h.times(scale);
    }
  }

  @Breaks("required_saveAndLoadGiveTheSameBits")
  static class CannotBeDescribed extends CellVerification {
    @Override
    protected Cell<?> cell() {
      return new Scaled(0.5);
    }

    @Override
    protected PluginRegistry plugins() {
      return super.plugins().with(PluginKind.CELL, Plugin.of("scaled", Scaled.class, _ -> new Scaled(1)));
    }
  }

  /** An accessor that tells another setting than the one in use. */
  record Secretive(double scale) implements Cell<BrokenCells.State> {
    @Override
    public double scale() {
      return 1;
    }

    @Override
    public BrokenCells.State initialState(CellScope scope) {
      return new BrokenCells.State(scope.zeros(BrokenCells.SIZE));
    }

    @Override
    public Step<BrokenCells.State> define(CellScope scope) {
      return new Scaled(scale).define(scope);
    }
  }

  @Breaks("required_saveAndLoadGiveTheSameBits")
  static class DropsAnOptionWhenDescribed extends CellVerification {
    @Override
    protected Cell<?> cell() {
      return new Secretive(0.5);
    }

    @Override
    protected PluginRegistry plugins() {
      return super.plugins()
          .with(PluginKind.CELL, Plugin.ofRecord("secretive", Secretive.class, MethodHandles.lookup()));
    }
  }
}
