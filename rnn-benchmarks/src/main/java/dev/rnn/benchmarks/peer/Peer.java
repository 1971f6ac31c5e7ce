package dev.rnn.benchmarks.peer;

import dev.rnn.benchmarks.measure.Step;
import dev.rnn.benchmarks.task.LayerTask;
import dev.rnn.benchmarks.task.PairTask;
import dev.rnn.benchmarks.task.WordTask;
import java.util.List;
import java.util.Optional;

/**
 * A framework that the engine is measured beside. Found as a service; built in the Maven profile {@code peers} only.
 */
public interface Peer {
  /** Its name in tables. */
  String name();

  /** Its version. */
  String version();

  /** Its side of a layer, or nothing if it does not do that. */
  Optional<Step> layer(LayerTask task, int threads);

  /** Its side of a word language model, or nothing if it does not do that. */
  Optional<Step> wordModel(WordTask task, int threads);

  /** How it can write an encoder with a decoder, by name; the first as well as anybody would. */
  default List<String> encoderDecoderStyles() {
    return List.of();
  }

  /** Its side of an encoder with a decoder, written in one of its styles. */
  default Step encoderDecoder(PairTask task, String style, int threads) {
    throw new IllegalArgumentException("no style " + style);
  }
}
