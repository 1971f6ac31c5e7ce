package dev.rnn.examples.longmemory;

import dev.rnn.api.error.RnnException;
import dev.rnn.examples.task.TaskData;
import dev.rnn.training.model.Examples;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The three parts of a problem that is made of random numbers; validation and test data have a tenth of the sequences
 * each.
 *
 * @param problem its name
 * @param sequences of the training data
 * @param make so many examples of these random numbers
 */
record GeneratedParts(String problem, int sequences, BiFunction<Integer, SplittableRandom, Examples> make) {
  /**
   * All parts.
   *
   * @param data what the user would have read
   * @throws RnnException {@code RNN-LONG-MEMORY} if there is any
   */
  TaskData parts(@Nullable Path data, long seed, String summary) {
    if (data != null) {
      throw RnnException.error("RNN-LONG-MEMORY", "the " + problem + " is generated; it does not read data.")
          .fix("leave --data out, and choose --length and --sequences.").build();
    }
    SplittableRandom random = new SplittableRandom(seed);
    int others = Math.max(1, sequences / 10);
    return new TaskData(make.apply(sequences, random.split()), make.apply(others, random.split()),
        make.apply(others, random.split()), problem + ": " + summary);
  }
}
