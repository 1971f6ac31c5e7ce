package dev.rnn.cells.wrapper;

import dev.rnn.api.cell.CellScope;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.scope.AffineSettings;
import dev.rnn.api.scope.Grain;
import dev.rnn.api.scope.Initializer;
import dev.rnn.api.scope.Role;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;

/** A scope that does what another does; what extends it changes how the wrapped cell sees parameters or products. */
abstract class RewritingScope implements CellScope {
  /** The scope that does the work. */
  final CellScope scope;

  RewritingScope(CellScope scope) { this.scope = scope; }

  @Override
  public String path() {
    return scope.path();
  }

  @Override
  public Tensor parameter(String name, Shape shape, Initializer initializer, Role role) {
    return scope.parameter(name, shape, initializer, role);
  }

  @Override
  public Affine affine(String name, int outputs, AffineSettings settings) {
    return scope.affine(name, outputs, settings);
  }

  @Override
  public Tensor uniform(String name, Shape shape, Grain grain) {
    return scope.uniform(name, shape, grain);
  }

  @Override
  public Tensor uniform(String name, Tensor like) {
    return scope.uniform(name, like);
  }

  @Override
  public Tensor training() {
    return scope.training();
  }

  @Override
  public Tensor constant(double value, int... dims) {
    return scope.constant(value, dims);
  }
}
