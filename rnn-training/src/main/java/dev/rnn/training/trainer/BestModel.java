package dev.rnn.training.trainer;

import dev.rnn.engine.parameter.Parameters;
import dev.rnn.engine.parameter.Parameters.Parameter;
import java.util.Map;
import java.util.TreeMap;

/** The parameters of the epoch with the lowest validation loss, and how long ago that was. */
final class BestModel {
  private static final int NONE = -1;

  private final Map<String, float[]> values = new TreeMap<>();
  private double loss = Double.NaN;
  private int epoch = NONE;

  /** Keeps the parameters if they are the best so far; says whether they are. */
  boolean offer(int ofEpoch, double validation, Parameters parameters) {
    if (!Double.isFinite(validation) || validation >= loss) return false;
    loss = validation;
    epoch = ofEpoch;
    for (Parameter p : parameters.all()) {
      float[] copy = values.computeIfAbsent(p.path(), _ -> new float[p.values().length]);
      System.arraycopy(p.values(), 0, copy, 0, copy.length);
    }
    return true;
  }

  /** The lowest loss; NaN where none was finite. */
  double loss() {
    return loss;
  }

  /** How many of the epochs done came after the best one: all of them, where no loss was ever finite. */
  int epochsSince(int epochsDone) {
    return epochsDone - 1 - epoch;
  }

  /** Gives the model the best parameters, where there are any; says whether there are. */
  boolean restore(Parameters parameters) {
    if (values.isEmpty()) return false;
    for (Parameter p : parameters.all()) {
      float[] copy = values.get(p.path());
      if (copy != null) System.arraycopy(copy, 0, p.values(), 0, copy.length);
    }
    parameters.changed();
    return true;
  }

  void saveTo(TrainingState state) {
    state.put(TrainingState.Group.BEST, values);
    state.progress().put("bestLoss", Double.toString(loss));
    state.progress().put("bestEpoch", Integer.toString(epoch));
  }

  void readFrom(TrainingState state) {
    values.clear();
    values.putAll(state.group(TrainingState.Group.BEST));
    loss = state.number("bestLoss");
    epoch = Math.toIntExact(state.count("bestEpoch"));
  }
}
