package dev.rnn.engine.kernel;

import dev.rnn.engine.kernel.matrix.PackedMatrix;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.random.NoiseKey;

/** What a kernel sees of a run. */
public interface Memory {
  /** The numbers of a buffer; row r of a value of size n begins at (r − first) · n. */
  float[] buffer(int id);

  /** The row that stands first in a buffer: 0, except in one that holds only the rows at work. */
  default int first(int id) {
    return 0;
  }

  /** A matrix prepared for products. */
  PackedMatrix packed(int id);

  /** The batch at work. */
  Batch batch();

  /** What noise depends on. */
  NoiseKey noise();
}
