package dev.rnn.examples.longmemory;

import dev.rnn.api.tensor.Activation;
import dev.rnn.examples.task.Task;
import dev.rnn.examples.task.TaskData;
import dev.rnn.examples.task.TaskSettings;
import dev.rnn.training.model.Examples;
import dev.rnn.training.model.OutputSpec;
import dev.rnn.training.model.Predictions;
import dev.rnn.training.model.SequenceModelBuilder;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The adding problem (Hochreiter and Schmidhuber 1997, section 5.4): numbers from 0 to 1, of which one in each half is
 * marked; after the last step, their sum. Who always answers 1 has a mean squared error of 1/6.
 *
 * @param length T, at least 2
 * @param sequences of the training data; validation and test data have a tenth each
 * @see <a href="https://doi.org/10.1162/neco.1997.9.8.1735">Hochreiter and Schmidhuber 1997, Long short-term memory</a>
 */
record AddingTask(int length, int sequences) implements Task {
  @Override
  public String name() {
    return "long-memory";
  }

  @Override
  public TaskSettings defaults() {
    return new TaskSettings("gru", 64, 0, 1, false, 0, "adam", 0.003, "cosine(minimum=0.05)", 1, 50, 12);
  }

  @Override
  public TaskData read(@Nullable Path data, long seed) {
    return new GeneratedParts("adding problem", sequences, this::made)
        .parts(data, seed, sequences + " sequences of " + length + " steps");
  }

  /** The training data alone. */
  Examples training(long seed) {
    return made(sequences, new SplittableRandom(seed).split());
  }

  private Examples made(int count, SplittableRandom random) {
    float[][] inputs = new float[count][2 * length];
    float[][] targets = new float[count][1];
    int[] lengths = new int[count];
    for (int s = 0; s < count; s++) {
      lengths[s] = length;
      for (int t = 0; t < length; t++) inputs[s][2 * t] = (float) random.nextDouble();
      for (int t : new int[] {random.nextInt(length / 2), random.nextInt(length / 2, length)}) {
        inputs[s][2 * t + 1] = 1;
        targets[s][0] += inputs[s][2 * t];
      }
    }
    return Examples.of(inputs, targets, lengths);
  }

  @Override
  public SequenceModelBuilder compose(SequenceModelBuilder builder, TaskSettings settings) {
    return builder.vectors(2).output(1, Activation.IDENTITY, OutputSpec.When.LAST_STEP).loss("mean-squared-error");
  }

  @Override
  public Map<String, Double> figures(Examples examples, Predictions predictions) {
    double sum = 0;
    for (int s = 0; s < examples.size(); s++) {
      double error = predictions.values()[s][0] - examples.targets()[s][0];
      sum += error * error;
    }
    return Map.of("mse", sum / examples.size());
  }

  @Override
  public Map<String, Map<String, Double>> baselines() {
    return Map.of("always 1", Map.of("mse", 1.0 / 6));
  }
}
