package dev.rnn.benchmarks.task;

import dev.rnn.benchmarks.measure.Step;
import dev.rnn.engine.parameter.Parameters.Parameter;
import dev.rnn.seq2seq.model.EncoderDecoder;
import dev.rnn.seq2seq.model.Pairs;
import dev.rnn.training.Rnn;
import dev.rnn.training.model.Examples;
import dev.rnn.training.trainer.TrainerSettings;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The engine's side of a {@link PairTask}: the public builder and trainer. */
public final class OwnEncoderDecoder {
  private OwnEncoderDecoder() {}

  /** A training step. */
  public static Step step(PairTask task, int threads) {
    Rnn rnn = Rnn.create();
    TrainerSettings settings = TrainerSettings.DEFAULT.withOptimizer("adam", PairTask.RATE).withClipping(0, 0)
        .withThreads(threads);
    List<int[]> targets = Arrays.stream(task.targets()).map(t -> Arrays.copyOf(t, t.length - 1)).toList();
    Examples batch = Pairs.of(List.of(task.sources()), targets);
    return new OwnTraining(rnn, settings, model(rnn, task), _ -> batch);
  }

  /** The model with its first weights. */
  static EncoderDecoder model(Rnn rnn, PairTask task) {
    int hidden = task.size().hidden();
    return EncoderDecoder.builder(rnn).source(PairTask.VOCABULARY, task.size().input())
        .target(PairTask.VOCABULARY, task.size().input()).encoder("gru", hidden)
        .decoder("bahdanau(cell=gru,attention=additive,bridge=copy)", hidden).build();
  }

  /** The weights that every side begins with, by the engine's names. */
  public static Map<String, float[]> weights(PairTask task) {
    Map<String, float[]> weights = new LinkedHashMap<>();
    for (Parameter p : model(Rnn.create(), task).parameters().all()) weights.put(p.path(), p.values());
    return weights;
  }
}
