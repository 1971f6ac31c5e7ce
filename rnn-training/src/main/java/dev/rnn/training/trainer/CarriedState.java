package dev.rnn.training.trainer;

import dev.rnn.engine.compile.Program;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.runtime.Frame;
import dev.rnn.training.model.Examples;
import dev.rnn.training.model.TrainableModel;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The state that goes from one window to the next, and the layout, which mostly stays the same. */
final class CarriedState {
  private final TrainableModel model;
  private final Map<String, float[]> values = new HashMap<>();
  private int @Nullable [] lengths;
  private int @Nullable [] targetLengths;
  private @Nullable Batch batch;

  CarriedState(TrainableModel model) {
    this.model = model;
  }

  Map<String, float[]> values() {
    return values;
  }

  /** The layout of a batch: the last one's when the lengths are the same. */
  Batch layout(Examples examples, Program program) {
    boolean same = Arrays.equals(lengths, examples.lengths())
        && (!model.hasTargetLengths() || Arrays.equals(targetLengths, examples.targetLengths()));
    if (batch == null || !same) {
      lengths = examples.lengths().clone();
      targetLengths = examples.targetLengths().clone();
      batch = model.layout(examples, program);
    }
    return batch;
  }

  /** Keeps the state after the last step of each sequence. */
  void take(Frame frame, int sequences) {
    for (String name : model.stateNames()) {
      int size = sequences * model.stateSize(name);
      float[] kept = values.get(name);
      if (kept == null || kept.length != size) values.put(name, kept = new float[size]);
      System.arraycopy(frame.output(name), 0, kept, 0, size);
    }
  }
}
