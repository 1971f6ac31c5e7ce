package dev.rnn.training.trainer;

import dev.rnn.api.tensor.Activation;
import dev.rnn.training.Rnn;
import dev.rnn.training.model.Examples;
import dev.rnn.training.model.OutputSpec;
import dev.rnn.training.model.SequenceModel;
import java.util.SplittableRandom;

/** Small tasks that a model learns in seconds. */
final class Tasks {
  static final Rnn RNN = Rnn.create();

  private Tasks() {}

  /** Tokens of a cycle, each the one after the one before: sequences of random length, 0 among them. */
  static Examples cycle(int sequences, int tokens, int longest, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] inputs = new float[sequences][];
    float[][] targets = new float[sequences][];
    int[] lengths = new int[sequences];
    for (int s = 0; s < sequences; s++) {
      lengths[s] = random.nextInt(longest + 1);
      int token = random.nextInt(tokens);
      inputs[s] = new float[lengths[s]];
      targets[s] = new float[lengths[s]];
      for (int t = 0; t < lengths[s]; t++) {
        inputs[s][t] = token;
        token = (token + 1) % tokens;
        targets[s][t] = token;
      }
    }
    return Examples.of(inputs, targets, lengths);
  }

  /** A model for {@link #cycle}. */
  static SequenceModel tokens(String cell, int tokens, double dropout, long seed) {
    return RNN.sequenceModel().tokens(tokens, 8).layer(cell, 8).dropout(dropout).predictTokens().seed(seed).build();
  }

  /** The mean of each sequence's numbers, after its last step. */
  static Examples means(int sequences, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] inputs = new float[sequences][];
    float[][] targets = new float[sequences][1];
    int[] lengths = new int[sequences];
    for (int s = 0; s < sequences; s++) {
      lengths[s] = 1 + random.nextInt(6);
      inputs[s] = new float[lengths[s]];
      for (int t = 0; t < lengths[s]; t++) {
        inputs[s][t] = (float) random.nextDouble(-1, 1);
        targets[s][0] += inputs[s][t] / lengths[s];
      }
    }
    return Examples.of(inputs, targets, lengths);
  }

  /** A model for {@link #means}. */
  static SequenceModel numbers(long seed) {
    return RNN.sequenceModel().vectors(1).layer("gru", 12)
        .output(1, Activation.IDENTITY, OutputSpec.When.LAST_STEP).loss("mean-squared-error").seed(seed).build();
  }
}
