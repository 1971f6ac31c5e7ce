package dev.rnn.api.decoder;

import dev.rnn.api.Stability;
import dev.rnn.api.tensor.Sequence;
import dev.rnn.api.tensor.Tensor;
import java.util.Optional;

/** What an encoder left: a value for each source step, and the source's tokens where it had tokens. */
@Stability(Stability.Level.EXPERIMENTAL)
public interface Memory extends Sequence {
  /** The token index at each source step, for decoders that copy from the source. */
  Optional<Tensor> tokens();
}
