package dev.rnn.training.trainer;

import dev.rnn.engine.parameter.Parameters;
import dev.rnn.engine.parameter.Parameters.Parameter;
import java.util.Map;
import java.util.TreeMap;

/**
 * The exponential moving average of parameters, a ← d·a + (1 − d)·p after each update t, with d = min(decay, (1 + t) /
 * (10 + t)): early on it forgets the first values faster (Polyak and Juditsky 1992 average; the ramp is TensorFlow's).
 */
final class ParameterAverage {
  private final double decay;
  private final Map<String, float[]> values = new TreeMap<>();

  /** Begins with the parameters as they are; a decay of 0 averages nothing. */
  ParameterAverage(double decay, Parameters parameters) {
    this.decay = decay;
    if (decay == 0) return;
    for (Parameter p : parameters.all()) values.put(p.path(), p.values().clone());
  }

  void add(Parameters parameters, long updates) {
    if (decay == 0) return;
    float kept = (float) Math.min(decay, (1.0 + updates) / (10.0 + updates));
    for (Parameter p : parameters.all()) {
      float[] average = of(p);
      float[] now = p.values();
      for (int i = 0; i < average.length; i++) average[i] += (1 - kept) * (now[i] - average[i]);
    }
  }

  /** Exchanges the model's parameters and the average; once more, and all is as it was. */
  void swap(Parameters parameters) {
    if (decay == 0) return;
    for (Parameter p : parameters.all()) {
      float[] average = of(p);
      float[] now = p.values();
      for (int i = 0; i < average.length; i++) {
        float kept = average[i];
        average[i] = now[i];
        now[i] = kept;
      }
    }
    parameters.changed();
  }

  Map<String, float[]> values() {
    return values;
  }

  private float[] of(Parameter p) {
    float[] known = values.get(p.path());
    if (known == null) throw new IllegalStateException("no average of " + p.path());
    return known;
  }
}
