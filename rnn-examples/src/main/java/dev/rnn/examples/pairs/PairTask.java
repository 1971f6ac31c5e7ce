package dev.rnn.examples.pairs;

import dev.rnn.seq2seq.text.ParallelText;
import dev.rnn.seq2seq.text.TextPair;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What one example has of its own. */
public interface PairTask {
  /** The name of the command: {@code dates}. */
  String name();

  /** What is used where no option is given. */
  PairSettings defaults();

  /** The data that comes along, or is generated from the seed. */
  PairData read(long seed);

  /** The figures of what was found, by names such as {@code exact}. */
  Map<String, Double> figures(List<String> found, List<TextPair> pairs);

  /** The figures of a simpler method on the test data, by the method's name. */
  default Map<String, Map<String, Double>> baselines(List<TextPair> test) {
    return Map.of();
  }

  /** The user's own pairs in one file; source, tab, target on each line if the task knows no other form. */
  default List<TextPair> read(Path file) {
    return ParallelText.tabSeparated(file).pairs();
  }

  /** What somebody typed, as sources are written. */
  default String prepared(String typed) {
    return typed;
  }

  /** The beginning of a target that somebody typed, as targets are written. */
  default String preparedTarget(String typed) {
    return typed;
  }

  /** What was found, as people write it. */
  default String readable(String found) {
    return found;
  }

  /** Hears what was answered to what was typed. */
  default void answered(String typed, String found) {}

  /** Whether a typed line asks nothing but to forget what was said before; the task has done so then. */
  default boolean restarts(String typed) {
    return false;
  }

  /** By which definitions the figures are, such as BLEU's signature. */
  default List<String> definitions() {
    return List.of();
  }

  /** A source to be shown when training is done. */
  default String shown(PairData data) {
    return data.test().getFirst().source();
  }
}
