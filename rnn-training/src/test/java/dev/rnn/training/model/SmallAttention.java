package dev.rnn.training.model;

import dev.rnn.api.decoder.Attention;
import dev.rnn.api.plugin.Plugin;
import dev.rnn.api.plugin.PluginKind;
import dev.rnn.api.scope.Scope;
import dev.rnn.api.tensor.Sequence;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.api.tensor.Tensors;
import dev.rnn.training.Plugins;
import dev.rnn.training.Rnn;
import java.lang.invoke.MethodHandles;

/** The smallest attention that learns: the scores are products of the query and an affine map of each step. */
record SmallAttention() implements Attention {
  /** All plug-ins, and this one as {@code small}. */
  static Rnn withSmallAttention() {
    return Rnn.create(binder -> Plugins.bind(binder, PluginKind.ATTENTION,
        Plugin.ofRecord("small", SmallAttention.class, MethodHandles.lookup())));
  }

  @Override
  public Query over(Scope scope, Sequence memory) {
    Tensor keys = scope.affine("key", memory.values().size()).of(memory.values());
    return query -> {
      Tensor weights = memory.softmax(Tensors.dot(query, keys));
      return new Attended(memory.sum(weights.times(memory.values())), weights);
    };
  }
}
