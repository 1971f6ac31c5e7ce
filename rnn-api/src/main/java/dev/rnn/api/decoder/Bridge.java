package dev.rnn.api.decoder;

import dev.rnn.api.Stability;
import dev.rnn.api.error.RnnException;
import dev.rnn.api.record.States;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.api.tensor.Tensors;
import java.util.Iterator;

/** How a decoder's first state comes from the context vector, the encoder's summary of the source. */
@Stability(Stability.Level.EXPERIMENTAL)
public enum Bridge {
  /** It does not: the state is the cell's own, usually 0. */
  ZERO {
    @Override
    public <S> S begin(DecoderScope scope, S own) {
      return own;
    }
  },

  /**
   * The context vector is the state: its numbers fill the state's components in their order. Encoder and decoder have
   * states of one size then, as in Sutskever et al. 2014.
   */
  COPY {
    @Override
    public <S> S begin(DecoderScope scope, S own) {
      Tensor context = scope.context();
      int size = States.leaves(own).stream().mapToInt(leaf -> leaf.tensor().size()).sum();
      if (size != context.size()) {
        throw RnnException.error("RNN-BRIDGE-SIZES", "a context vector of " + context.size()
                + " numbers cannot be the decoder's state of " + size + ".")
            .fix("give encoder and decoder one cell, size and number of layers, or use bridge=dense.").build();
      }
      int[] from = new int[1];
      return States.map(own, leaf -> {
        int begin = from[0];
        from[0] += leaf.size();
        return context.slice(begin, leaf.size());
      });
    }
  },

  /** Each component s of the state is tanh(W_s context + b_s), as in Bahdanau et al. 2015, A.2.2. */
  DENSE {
    @Override
    public <S> S begin(DecoderScope scope, S own) {
      if (scope.context().size() == 0) return own;
      DecoderScope bridge = scope.child("bridge");
      Iterator<States.Leaf> names = States.leaves(own).iterator();
      return States.map(own, leaf ->
          Tensors.tanh(bridge.affine(names.next().path(), leaf.size()).of(scope.context())));
    }
  };

  /**
   * The state before the first token.
   *
   * @param scope where parameters go; it has the context vector
   * @param own the cell's own initial state: vectors
   */
  public abstract <S> S begin(DecoderScope scope, S own);
}
