package com.example.pipeline;

import dev.rnn.training.Rnn;
import dev.rnn.training.data.Corpus;
import dev.rnn.training.data.CorpusFiles;
import dev.rnn.training.data.Level;
import dev.rnn.training.model.SequenceModel;
import dev.rnn.training.trainer.TrainerSettings;
import dev.rnn.training.trainer.TrainingResult;
import dev.rnn.training.trainer.WindowSource;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** Data, model, trainer, predict, save, load. */
public final class Pipeline {
  private Pipeline() {}

  /** Learns the text file that is named. */
  public static void main(String[] args) {
    Path text = Path.of(args[0]);
    Rnn rnn = Rnn.create();
    Corpus corpus = Corpus.read(new CorpusFiles(text, Optional.empty(), Optional.empty()), Level.CHAR,
        OptionalInt.empty());
    SequenceModel model = rnn.sequenceModel()
        .tokens(corpus.vocabulary(), 32)
        .layer("gru", 64)
        .predictTokens()
        .build();
    TrainingResult result = rnn.trainer(TrainerSettings.DEFAULT.withOptimizer("adam", 0.005).withEpochs(3))
        .fit(model, WindowSource.of(corpus.train(), 16, 32), WindowSource.of(corpus.valid(), 16, 32));
    rnn.save(model, Path.of("target/model.safetensors"));

    SequenceModel loaded = rnn.load(Path.of("target/model.safetensors"));
    float[][] next = loaded.predict(new float[][] {{corpus.vocabulary().index("t"), corpus.vocabulary().index("h")}});
    System.out.printf("perplexity %.2f, p(e after th) = %.3f%n", Math.exp(result.validationLoss()),
        next[0][corpus.vocabulary().size() + corpus.vocabulary().index("e")]);
  }
}
