package dev.rnn.engine.support;

import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.layout.Rows;

/** Between packed rows and arrays [steps, sequences, n] with zeros behind each sequence. */
public final class Packing {
  private Packing() {}

  /** From [steps, sequences, n], time first, to packed rows. */
  public static double[] pack(Batch batch, Axis axis, double[] padded, int n) {
    Rows rows = batch.rows(Extent.of(axis));
    double[] packed = new double[rows.count() * n];
    for (int r = 0; r < rows.count(); r++) System.arraycopy(padded, place(batch, rows, r) * n, packed, r * n, n);
    return packed;
  }

  /** From packed rows to [steps, sequences, n]. */
  public static double[] unpack(Batch batch, Axis axis, double[] packed, int n, int steps) {
    Rows rows = batch.rows(Extent.of(axis));
    double[] padded = new double[steps * batch.size() * n];
    for (int r = 0; r < rows.count(); r++) System.arraycopy(packed, r * n, padded, place(batch, rows, r) * n, n);
    return padded;
  }

  private static int place(Batch batch, Rows rows, int row) {
    return rows.step(0, row) * batch.size() + rows.sequence(row);
  }
}
