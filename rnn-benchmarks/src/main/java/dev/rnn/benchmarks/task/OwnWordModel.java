package dev.rnn.benchmarks.task;

import dev.rnn.benchmarks.measure.Step;
import dev.rnn.engine.parameter.Parameters.Parameter;
import dev.rnn.training.Rnn;
import dev.rnn.training.model.Examples;
import dev.rnn.training.model.SequenceModel;
import dev.rnn.training.trainer.TrainerSettings;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The engine's side of a {@link WordTask}: the same window for ever. */
public final class OwnWordModel {
  private OwnWordModel() {}

  /** A training step. */
  public static Step step(WordTask task, int threads) {
    Rnn rnn = Rnn.create();
    TrainerSettings settings = TrainerSettings.DEFAULT.withOptimizer("sgd", WordTask.RATE)
        .withClipping(WordTask.CLIP, 0).withThreads(threads);
    float[][] inputs = numbers(task.inputs());
    float[][] targets = numbers(task.targets());
    int[] lengths = new int[inputs.length];
    long[] names = new long[inputs.length];
    Arrays.fill(lengths, task.size().steps());
    Arrays.setAll(names, i -> i);
    return new OwnTraining(rnn, settings, model(rnn, task),
        index -> new Examples(inputs, targets, lengths, names, index > 0));
  }

  private static SequenceModel model(Rnn rnn, WordTask task) {
    int hidden = task.size().hidden();
    return rnn.sequenceModel().tokens(WordTask.VOCABULARY, hidden).layers(2, "lstm", hidden).predictTokens()
        .initializer("uniform(limit=0.1)").build();
  }

  /** The weights that every side begins with, by the engine's names. */
  public static Map<String, float[]> weights(WordTask task) {
    Map<String, float[]> weights = new LinkedHashMap<>();
    for (Parameter p : model(Rnn.create(), task).parameters().all()) weights.put(p.path(), p.values());
    return weights;
  }

  private static float[][] numbers(int[][] words) {
    float[][] all = new float[words.length][];
    for (int s = 0; s < all.length; s++) {
      all[s] = new float[words[s].length];
      for (int t = 0; t < all[s].length; t++) all[s][t] = words[s][t];
    }
    return all;
  }
}
