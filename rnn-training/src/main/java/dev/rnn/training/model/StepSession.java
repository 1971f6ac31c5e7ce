package dev.rnn.training.model;

import dev.rnn.engine.runtime.Session;
import java.util.Arrays;
import java.util.Map;

/**
 * A model fed one step at a time, with its state kept in between: streaming and generation. Used by one thread at a
 * time.
 */
public final class StepSession {
  static final String LOGITS = "logits";
  static final String PREDICTION = "prediction";

  private final Session session;
  private final ModelSpec spec;

  StepSession(Session session, ModelSpec spec) {
    this.session = session;
    this.spec = spec;
  }

  /** How many rows there are. */
  public int rows() {
    return session.rows();
  }

  /** One step: an input for each row, one after the other. */
  public void step(float... inputs) {
    session.step(Map.of(ModelGraph.INPUTS, inputs));
  }

  /** What the output layer gave for a row before its activation. */
  public float[] logits(int row) {
    return part(LOGITS, row);
  }

  /** The prediction for a row. */
  public float[] prediction(int row) {
    return part(PREDICTION, row);
  }

  /** Drops, repeats and reorders rows, with their state. */
  public void select(int... rows) {
    session.select(rows);
  }

  private float[] part(String name, int row) {
    int size = spec.output().size();
    return Arrays.copyOfRange(session.output(name), row * size, (row + 1) * size);
  }
}
