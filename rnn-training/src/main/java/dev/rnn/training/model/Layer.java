package dev.rnn.training.model;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.error.RnnException;
import dev.rnn.api.plugin.Spec;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A recurrent layer with all its settings, for {@link SequenceModelBuilder#layer(Layer)}. Immutable. Example:
 *
 * <pre>{@code
 * Layer.of("lstm", 64).backward("gru", 64).merge(Merge.SUM).residual().dropout(0.3).learnedState()
 * }</pre>
 */
public final class Layer {
  /**
   * A cell to be: by its specification, or made in code.
   *
   * @param spec null: made in code
   * @param defaults options that the specification may leave out
   * @param made null: by specification
   */
  record Part(@Nullable Spec spec, Map<String, ?> defaults, @Nullable Cell<?> made) {
    static Part of(String cell, int hiddenSize) {
      return new Part(Spec.parse(cell), Map.of("hiddenSize", Numbers.positive("hidden", hiddenSize)), null);
    }
  }

  final Part cell;
  final @Nullable Part backward;
  final Merge merge;
  final boolean residual;
  final boolean learnedState;
  final @Nullable Double dropout;

  private Layer(Part cell, @Nullable Part backward, Merge merge, boolean residual, boolean learnedState,
      @Nullable Double dropout) {
    this.cell = cell;
    this.backward = backward;
    this.merge = merge;
    this.residual = residual;
    this.learnedState = learnedState;
    this.dropout = dropout;
  }

  private static Layer of(Part cell) {
    return new Layer(cell, null, Merge.CONCATENATE, false, false, null);
  }

  /** A cell by its specification, such as {@code lstm} or {@code gru(reset=before)}. */
  public static Layer of(String cell, int hiddenSize) {
    return of(Part.of(cell, hiddenSize));
  }

  /** A cell by its specification; options that it leaves out are taken from the defaults. */
  public static Layer of(Spec cell, Map<String, ?> defaults) {
    return of(new Part(cell, defaults, null));
  }

  /** A cell made in code. */
  public static Layer of(Cell<?> cell) {
    return of(new Part(null, Map.of(), cell));
  }

  /** Adds a second cell of the same kind, which runs from the last step to the first. */
  public Layer bidirectional() {
    if (cell.made != null) {
      throw RnnException.error("RNN-OPTION-RANGE", "a cell made in code does not make a second one.")
          .fix("call backward(...) with a cell of its own.").build();
    }
    return backward(cell);
  }

  /** Adds a cell that runs from the last step to the first. */
  public Layer backward(String other, int hiddenSize) {
    return backward(Part.of(other, hiddenSize));
  }

  /** Adds a cell made in code that runs from the last step to the first. */
  public Layer backward(Cell<?> other) {
    return backward(new Part(null, Map.of(), other));
  }

  Layer backward(Part other) {
    return new Layer(cell, other, merge, residual, learnedState, dropout);
  }

  /** How the two directions become one; they are concatenated if nothing is said. */
  public Layer merge(Merge how) {
    return new Layer(cell, backward, how, residual, learnedState, dropout);
  }

  /** Adds the layer's input to its output; they need one size. */
  public Layer residual() {
    return new Layer(cell, backward, merge, true, learnedState, dropout);
  }

  /** Learns the state before the first step. */
  public Layer learnedState() {
    return new Layer(cell, backward, merge, residual, true, dropout);
  }

  /** Dropout behind this layer, instead of the model's. */
  public Layer dropout(double rate) {
    return new Layer(cell, backward, merge, residual, learnedState, Numbers.rate("dropout", rate));
  }
}
