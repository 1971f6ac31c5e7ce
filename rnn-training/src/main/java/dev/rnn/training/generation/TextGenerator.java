package dev.rnn.training.generation;

import dev.rnn.api.error.RnnException;
import dev.rnn.engine.parameter.WeightFormat;
import dev.rnn.engine.runtime.Workers;
import dev.rnn.training.data.Vocabulary;
import dev.rnn.training.model.SequenceModel;
import dev.rnn.training.model.StepSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Writes text with a language model, one line at a time: feeds the prompt, then its own tokens, until a line ends.
 *
 * <p>The unknown token is never written, unless it stands in the prompt.
 */
public final class TextGenerator {
  private final SequenceModel model;
  private final Vocabulary vocabulary;
  private final Sampler sampler;
  private final WeightFormat weights;

  /**
   * A generator.
   *
   * @throws RnnException if the model has no vocabulary, or does not predict its tokens
   */
  public TextGenerator(SequenceModel model, double temperature) {
    this(model, temperature, WeightFormat.FLOAT32);
  }

  /**
   * A generator.
   *
   * @param weights how its sessions keep the model's matrices
   * @throws RnnException if the model has no vocabulary, or does not predict its tokens
   */
  public TextGenerator(SequenceModel model, double temperature, WeightFormat weights) {
    this.model = model;
    this.weights = weights;
    vocabulary = model.vocabulary().orElseThrow(() ->
        RnnException.error("RNN-GENERATE-MODEL", "the model has no vocabulary: it was not trained on text.")
            .fix("use a model of ./rnn language-model.").build());
    if (model.spec().output().size() != vocabulary.size()) {
      throw RnnException.error("RNN-GENERATE-MODEL", "the model predicts " + model.spec().output().size()
              + " classes, its vocabulary has " + vocabulary.size() + " tokens.")
          .fix("use a model that predicts its own tokens.").build();
    }
    sampler = new Sampler(temperature, vocabulary.unknown());
  }

  /** One line that begins with the prompt, of at most {@code length} new tokens. */
  public String line(String prompt, int length, SplittableRandom random) {
    int[] encoded = vocabulary.encode(prompt);
    List<Integer> text = new ArrayList<>();
    try (Workers workers = new Workers(1)) {
      StepSession session = model.session(1, Map.of(), workers, weights);
      session.step(vocabulary.endOfLine());
      for (int token : encoded) {
        if (token == vocabulary.endOfLine()) continue; // the prompt's own line goes on
        text.add(token);
        session.step(token);
      }
      for (int i = 0; i < length; i++) {
        int next = sampler.draw(session.logits(0), random);
        if (next == vocabulary.endOfLine()) break;
        text.add(next);
        session.step(next);
      }
    }
    return vocabulary.decode(text.stream().mapToInt(Integer::intValue).toArray());
  }
}
