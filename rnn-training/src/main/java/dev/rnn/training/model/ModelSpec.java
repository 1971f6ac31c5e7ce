package dev.rnn.training.model;

import dev.rnn.api.plugin.Spec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is needed to build a model: one value, made by the builder, stored in files. Plug-ins stand in it by name,
 * version and options.
 *
 * @param format version of this description
 * @param layers the recurrent cells, from the input to the output
 * @param dropout rate between layers: after the embedding, between cells and before the output layer
 * @param loss what is minimised
 * @param initializer of all parameters; null: as each plug-in wishes
 */
public record ModelSpec(int format, InputSpec input, List<Spec> layers, double dropout, OutputSpec output, Spec loss,
    @Nullable Spec initializer) {
  /** The version that is written. */
  public static final int FORMAT = 1;

  /** Copies the list. */
  public ModelSpec {
    layers = List.copyOf(layers);
  }
}
