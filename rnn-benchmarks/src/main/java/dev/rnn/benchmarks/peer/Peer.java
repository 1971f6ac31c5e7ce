package dev.rnn.benchmarks.peer;

import dev.rnn.benchmarks.measure.Step;
import dev.rnn.benchmarks.task.LayerTask;
import dev.rnn.benchmarks.task.TranslationTask;
import dev.rnn.benchmarks.task.WordTask;
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

  /** Its side of an encoder with an attending decoder, written in some style, or nothing if it does not do that. */
  Optional<Step> translation(TranslationTask task, int threads, AttentionStyle style);
}
