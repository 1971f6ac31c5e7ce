package dev.rnn.engine.kernel;

import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.random.NoiseKey;

/** What a kernel sees of a run. */
public interface Memory {
  /** The numbers of a buffer; row r of a value of size n begins at r · n. */
  float[] buffer(int id);

  /** A matrix prepared for products. */
  PackedMatrix packed(int id);

  /** The batch at work. */
  Batch batch();

  /** What noise depends on. */
  NoiseKey noise();
}
