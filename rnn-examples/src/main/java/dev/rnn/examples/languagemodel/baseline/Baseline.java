package dev.rnn.examples.languagemodel.baseline;

import dev.rnn.training.data.EncodedText;

/** A model that gives each token a probability, given the one before it. */
@FunctionalInterface
public interface Baseline {
  /** p(token | previous); they sum to 1 over the vocabulary. */
  double probability(int previous, int token);

  /** The score on all tokens of a text; the first is predicted after an end of line, as the network does. */
  default Score score(EncodedText text) {
    double nats = 0;
    for (int i = 0; i < text.size(); i++) nats -= Math.log(probability(text.previous(i), text.token(i)));
    return new Score(nats, text.size(), text.characters());
  }
}
