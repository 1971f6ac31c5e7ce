package dev.rnn.examples.task;

import dev.rnn.api.error.RnnException;
import dev.rnn.training.model.Examples;
import dev.rnn.training.model.Predictions;
import dev.rnn.training.model.SequenceModel;
import dev.rnn.training.model.SequenceModelBuilder;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What one example has of its own. */
public interface Task {
  /** The name of the command: {@code sentiment}. */
  String name();

  /** Files that the task reads beside {@code --data}, so that none is written over. */
  default List<Path> files() {
    return List.of();
  }

  /** What is used where no option is given. */
  TaskSettings defaults();

  /**
   * Reads the data.
   *
   * @param data the user's; null: what comes along, or is generated
   * @param seed of what is generated, and of splits
   */
  TaskData read(@Nullable Path data, long seed);

  /** Adds inputs, topology and answer; the layers are the skeleton's. */
  SequenceModelBuilder compose(SequenceModelBuilder builder, TaskSettings settings);

  /** Whether dropout also takes away numbers of the inputs, not only of what layers give. */
  default boolean dropsInputs() {
    return true;
  }

  /** Refuses a saved model that was made for other data than what was read. */
  default void check(SequenceModel model) {}

  /**
   * Several ways to part the same data, in which each example is tested once. All are checked now, so that none of them
   * turns out to be of no use when others have been learned for hours; each becomes numbers when it is asked for.
   *
   * @throws RnnException if the parts are given, or one of the ways is of no use
   */
  default List<Supplier<TaskData>> folds(@Nullable Path data, long seed, int folds) {
    throw RnnException.error("RNN-OPTION-FOLDS", "the data of " + name() + " is not parted anew.")
        .fix("leave --folds out.").build();
  }

  /**
   * What the model says to a line that somebody types.
   *
   * @throws RnnException if it is a model of another task
   */
  default UnaryOperator<String> answering(SequenceModel model) {
    throw RnnException.error("RNN-OPTION-INTERACTIVE", name() + " does not answer lines.")
        .fix("leave --interactive out.").build();
  }

  /** The figures of some predictions, by names such as {@code accuracy}. */
  Map<String, Double> figures(Examples examples, Predictions predictions);

  /** The same figures of simpler methods, by the method's name, on the test data. */
  default Map<String, Map<String, Double>> baselines() {
    return Map.of();
  }

  /** Figures of a model alone, such as of what it writes by itself. */
  default Map<String, Double> ownFigures(SequenceModel model) {
    return Map.of();
  }

  /** Shows what the model does with a few examples. */
  default void show(PrintStream out, SequenceModel model) {}
}
