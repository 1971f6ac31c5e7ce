package dev.rnn.training.model;

import dev.rnn.api.plugin.Spec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is needed to build a model: one value, made by the builder, stored in files. Plug-ins stand in it by name,
 * version and options.
 *
 * @param format version of this description
 * @param topology how inputs and answers lie to each other
 * @param inputs what is read; concatenated in this order
 * @param layers the recurrent layers, from the input to the output
 * @param dropout rate behind the inputs; layers have their own
 * @param resets whether each sequence of a batch says for itself whether it goes on or begins anew
 * @param pooling of the steps, where there is one answer for each sequence
 * @param loss what is minimised
 * @param initializer of all parameters; null: as each plug-in wishes
 */
public record ModelSpec(int format, Topology topology, List<InputSpec> inputs, List<LayerSpec> layers, double dropout,
    boolean resets, Pooling pooling, OutputSpec output, Spec loss, @Nullable Spec initializer) {
  /** The version that is written. */
  public static final int FORMAT = 2;

  /** Copies the lists. */
  public ModelSpec {
    inputs = List.copyOf(inputs);
    layers = List.copyOf(layers);
  }

  /** Whether no answer depends on later steps: the model can be fed one step at a time, and carry state. */
  public boolean isCausal() {
    return layers.stream().allMatch(LayerSpec::isCausal)
        && (topology != Topology.MANY_TO_ONE || pooling.isCausal());
  }

  /** The input with a feed, if there is one; the first of several. */
  java.util.Optional<InputSpec> input(Feed feed) {
    return inputs.stream().filter(i -> i.feed() == feed).findFirst();
  }
}
