package dev.rnn.benchmarks.task;

import dev.rnn.benchmarks.measure.Step;
import dev.rnn.engine.parameter.Parameters.Parameter;
import dev.rnn.seq2seq.model.EncoderDecoder;
import dev.rnn.seq2seq.model.Pairs;
import dev.rnn.training.Rnn;
import dev.rnn.training.model.Examples;
import dev.rnn.training.trainer.TrainerSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The engine's side of a {@link TranslationTask}: the same batch for ever. */
public final class OwnTranslation {
  private OwnTranslation() {}

  /** Builds the model and its trainer. */
  public static Step of(TranslationTask task, int threads) {
    Rnn rnn = Rnn.create();
    Examples examples = Pairs.of(List.of(task.sources()), List.of(task.targets()));
    return new SteppedTrainer(TranslationTask.LOSS, model(rnn, task),
        rnn.trainer(TrainerSettings.DEFAULT.withOptimizer("adam", TranslationTask.RATE).withClipping(0, 0)
            .withThreads(threads)),
        _ -> examples);
  }

  /** The model, with the first values that every side has. */
  public static EncoderDecoder model(Rnn rnn, TranslationTask task) {
    int embedding = task.size().input();
    int hidden = task.size().hidden();
    return EncoderDecoder.builder(rnn).source(TranslationTask.VOCABULARY, embedding)
        .target(TranslationTask.VOCABULARY, embedding).encoder("gru", hidden)
        .decoder("bahdanau(cell=gru,attention=additive)", hidden).seed(1).build();
  }

  /** The weights that every side begins with, by the engine's names. */
  public static Map<String, float[]> weights(TranslationTask task) {
    Map<String, float[]> weights = new LinkedHashMap<>();
    for (Parameter p : model(Rnn.create(), task).parameters().all()) weights.put(p.path(), p.values());
    return weights;
  }
}
