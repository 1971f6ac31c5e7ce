package dev.rnn.examples.longmemory;

import dev.rnn.examples.task.Task;
import dev.rnn.examples.task.TaskData;
import dev.rnn.examples.task.TaskSettings;
import dev.rnn.training.model.Examples;
import dev.rnn.training.model.Predictions;
import dev.rnn.training.model.SequenceModelBuilder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The copy problem (Hochreiter and Schmidhuber 1997; as in Arjovsky et al. 2016, section 5.1): ten symbols out of
 * eight, then T − 1 blanks, a mark, and ten blanks more; the answer is T + 10 blanks, then the ten symbols. Who
 * remembers nothing knows the blanks and guesses the rest: a cross-entropy of 10 ln 8 / (T + 20).
 *
 * @param length T, the steps between the symbols and the answer
 * @param sequences of the training data; validation and test data have a tenth each
 * @see <a href="https://arxiv.org/abs/1511.06464">Arjovsky, Shah, Bengio 2016, Unitary evolution recurrent neural
 *     networks</a>
 */
record CopyTask(int length, int sequences) implements Task {
  private static final int SYMBOLS = 8;
  private static final int COPIED = 10;
  private static final int BLANK = SYMBOLS;
  private static final int MARK = SYMBOLS + 1;
  private static final int TOKENS = SYMBOLS + 2;
  private static final double LEAST = 1e-30; // of probabilities, so that none has an infinite loss

  @Override
  public String name() {
    return "long-memory";
  }

  @Override
  public TaskSettings defaults() {
    return new TaskSettings("gru", 128, 16, 1, false, 0, "adam", 0.003, "cosine(minimum=0.05)", 1, 50, 20);
  }

  @Override
  public TaskData read(@Nullable Path data, long seed) {
    return new GeneratedParts("copy problem", sequences, this::made)
        .parts(data, seed, sequences + " sequences, " + length + " steps to remember");
  }

  private Examples made(int count, SplittableRandom random) {
    int steps = length + 2 * COPIED;
    float[][] inputs = new float[count][steps];
    float[][] targets = new float[count][steps];
    int[] lengths = new int[count];
    Arrays.fill(lengths, steps);
    for (int s = 0; s < count; s++) {
      Arrays.fill(inputs[s], BLANK);
      Arrays.fill(targets[s], BLANK);
      inputs[s][COPIED + length - 1] = MARK;
      for (int i = 0; i < COPIED; i++) {
        inputs[s][i] = random.nextInt(SYMBOLS);
        targets[s][steps - COPIED + i] = inputs[s][i];
      }
    }
    return Examples.of(inputs, targets, lengths);
  }

  @Override
  public SequenceModelBuilder compose(SequenceModelBuilder builder, TaskSettings settings) {
    return builder.tokens(TOKENS, settings.embedding()).manyToMany().classes(TOKENS);
  }

  @Override
  public Map<String, Double> figures(Examples examples, Predictions predictions) {
    double loss = 0;
    int right = 0;
    int steps = length + 2 * COPIED;
    for (int s = 0; s < examples.size(); s++) {
      int[] said = predictions.classes(s);
      for (int t = 0; t < steps; t++) {
        int target = (int) examples.targets()[s][t];
        loss -= Math.log(Math.max(LEAST, predictions.at(s, t)[target]));
        if (t >= steps - COPIED && said[t] == target) right++;
      }
    }
    return Map.of("cross_entropy", loss / ((double) examples.size() * steps),
        "copied", right / ((double) examples.size() * COPIED));
  }

  @Override
  public Map<String, Map<String, Double>> baselines() {
    return Map.of("no memory", Map.of("cross_entropy", COPIED * Math.log(SYMBOLS) / (length + 2 * COPIED),
        "copied", 1.0 / SYMBOLS));
  }
}
