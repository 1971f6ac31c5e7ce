package dev.rnn.training.model;

import dev.rnn.api.error.RnnException;
import dev.rnn.engine.runtime.Session;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A model fed one step at a time, with its state kept in between: streaming and generation. Used by one thread at a
 * time. After each step it gives what the model would say if the sequence ended there, bit for bit.
 */
public final class StepSession {
  private final Session session;
  private final ModelSpec spec;
  private final List<InputSpec> inputs;

  StepSession(Session session, ModelSpec spec) {
    this.session = session;
    this.spec = spec;
    inputs = spec.inputs().stream().filter(i -> i.feed().isPerStep()).toList();
  }

  /** How many rows there are. */
  public int rows() {
    return session.rows();
  }

  /** One step: of the one input that the model reads at each step, a value for each row, one after the other. */
  public void step(float... values) {
    if (inputs.size() != 1 && values.length > 0) {
      throw RnnException.error("RNN-EXAMPLES", "the model reads " + inputs.size() + " inputs at each step.")
          .fix("give them by their names: step(Map.of(name, values, ...)).").build();
    }
    step(inputs.isEmpty() ? Map.of() : Map.of(inputs.getFirst().name(), values));
  }

  /** One step: for each input its values for each row, one after the other. */
  public void step(Map<String, float[]> named) {
    for (InputSpec input : inputs) {
      float[] values = named.get(input.name());
      int needed = rows() * input.width();
      if (values == null || values.length != needed) {
        throw RnnException.error("RNN-EXAMPLES", "a step of " + rows() + " rows needs " + needed
                + " numbers of input \"" + input.name() + "\"; " + (values == null ? "none" : values.length)
                + " were given.").fix("give width numbers for each row.").build();
      }
      if (input.isTokens()) Packing.requireIndices(values, input.vocabulary(), "input token");
    }
    session.step(named);
  }

  /** What the output layer gave for a row before its activation. */
  public float[] logits(int row) {
    return part(ModelPrograms.LOGITS, row);
  }

  /** The prediction for a row. */
  public float[] prediction(int row) {
    return part(ModelPrograms.PREDICTION, row);
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
