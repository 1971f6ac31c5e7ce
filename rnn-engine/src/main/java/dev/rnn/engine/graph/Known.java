package dev.rnn.engine.graph;

import java.util.Map;

/** Look-ups that cannot miss unless the engine is wrong. */
public final class Known {
  private Known() {}

  /** The value of a key that must be there. */
  public static <K, V> V in(Map<K, V> map, K key) {
    V value = map.get(key);
    if (value == null) throw new IllegalStateException("nothing known of " + key);
    return value;
  }
}
