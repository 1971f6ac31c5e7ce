package dev.rnn.training.model;

import dev.rnn.api.plugin.Spec;
import org.jspecify.annotations.Nullable;

/**
 * A recurrent layer.
 *
 * @param cell that runs from the first step to the last
 * @param backward that runs from the last step to the first; null: one direction
 * @param merge of the two directions
 * @param residual whether the layer's input is added to its output
 * @param learnedState whether the initial states are learned, in addition to the cells' own
 * @param dropout rate behind the layer
 */
public record LayerSpec(Spec cell, @Nullable Spec backward, Merge merge, boolean residual, boolean learnedState,
    double dropout) {
  /** The name of the cell. */
  public String name() {
    return cell.name();
  }

  /** Whether the layer looks back alone. */
  public boolean isCausal() {
    return backward == null;
  }

  /** In the notation of specifications, without versions: {@code lstm(hiddenSize=8) + backward gru(hiddenSize=8)}. */
  public String describe() {
    return text(cell.withoutVersions(), backward == null ? null : backward.withoutVersions());
  }

  /** As {@link #describe}, with the versions of the plug-ins. */
  @Override
  public String toString() {
    return text(cell, backward);
  }

  private static String text(Spec cell, @Nullable Spec backward) {
    return backward == null ? cell.toString() : cell + " + backward " + backward;
  }
}
