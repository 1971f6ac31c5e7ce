package dev.rnn.training.model;

import dev.rnn.api.error.RnnException;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.layout.Rows;

/** Between sequences as users have them and packed rows. */
public final class Packing {
  private Packing() {}

  /** Steps of all sequences as packed rows of {@code width} numbers. */
  public static float[] pack(Batch batch, Axis axis, float[][] sequences, int width, String what) {
    for (int s = 0; s < sequences.length; s++) {
      require(sequences[s].length, batch.length(axis, s) * width, s, what);
    }
    Rows rows = batch.rows(Extent.of(axis));
    float[] packed = new float[rows.count() * width];
    for (int r = 0; r < rows.count(); r++) {
      System.arraycopy(sequences[rows.sequence(r)], rows.step(0, r) * width, packed, r * width, width);
    }
    return packed;
  }

  /** One element for each sequence, one after the other. */
  public static float[] join(float[][] sequences, int width, String what) {
    float[] all = new float[sequences.length * width];
    for (int s = 0; s < sequences.length; s++) {
      require(sequences[s].length, width, s, what);
      System.arraycopy(sequences[s], 0, all, s * width, width);
    }
    return all;
  }

  /** Packed rows as sequences. */
  public static float[][] unpack(Batch batch, Axis axis, float[] packed, int width) {
    Rows rows = batch.rows(Extent.of(axis));
    float[][] sequences = new float[batch.size()][];
    for (int s = 0; s < sequences.length; s++) sequences[s] = new float[batch.length(axis, s) * width];
    for (int r = 0; r < rows.count(); r++) {
      System.arraycopy(packed, r * width, sequences[rows.sequence(r)], rows.step(0, r) * width, width);
    }
    return sequences;
  }

  /** An index beyond the classes would be read as no class at all. */
  public static void requireIndices(float[] indices, int classes, String what) {
    for (float index : indices) {
      if (index >= 0 && index < classes && index == (int) index) continue;
      throw RnnException.error("RNN-EXAMPLES", what + " " + index + " is not an index below " + classes + ".")
          .fix("number classes and tokens from 0 to " + (classes - 1) + ".").build();
    }
  }

  private static void require(int given, int needed, int sequence, String what) {
    if (given == needed) return;
    throw RnnException.error("RNN-EXAMPLES", what + " of sequence " + sequence + ": " + given + " numbers were given, "
        + needed + " are needed.").fix("give length x width numbers for each sequence.").build();
  }
}
