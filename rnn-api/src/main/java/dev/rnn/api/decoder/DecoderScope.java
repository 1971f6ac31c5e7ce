package dev.rnn.api.decoder;

import dev.rnn.api.Stability;
import dev.rnn.api.cell.CellScope;
import dev.rnn.api.tensor.Tensor;

/** The scope of a decoder. */
@Stability(Stability.Level.EXPERIMENTAL)
public interface DecoderScope extends CellScope {
  @Override
  DecoderScope child(String name);

  /** The encoder's values, one for each source step. */
  Memory memory();

  /** The context vector: the encoder's summary of the whole source; of size 0 when there is none. */
  Tensor context();
}
