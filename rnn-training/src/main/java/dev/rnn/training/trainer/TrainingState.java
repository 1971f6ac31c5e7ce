package dev.rnn.training.trainer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that a training has become by one moment.
 *
 * @param identity what must be the same when it goes on: settings, model and data
 * @param progress counters and sums by name; text, because a JSON number could not be every {@code double}
 * @param values arrays by group and name, not copied
 */
record TrainingState(Map<String, String> identity, Map<String, String> progress, Map<String, float[]> values) {
  /** Of what the arrays are. */
  enum Group {
    PARAMETER, SLOT, STATE, BEST, AVERAGE;

    String named(String name) {
      return name().toLowerCase(java.util.Locale.ROOT) + "/" + name;
    }
  }

  static TrainingState of(Map<String, String> identity) {
    return new TrainingState(identity, new LinkedHashMap<>(), new TreeMap<>());
  }

  void put(Group group, Map<String, float[]> arrays) {
    arrays.forEach((name, array) -> values.put(group.named(name), array));
  }

  /** The arrays of a group, without its name. */
  Map<String, float[]> group(Group group) {
    String prefix = group.named("");
    Map<String, float[]> found = new TreeMap<>();
    values.forEach((name, array) -> {
      if (name.startsWith(prefix)) found.put(name.substring(prefix.length()), array);
    });
    return found;
  }

  long count(String name) {
    return Long.parseLong(text(name));
  }

  double number(String name) {
    return Double.parseDouble(text(name));
  }

  private String text(String name) {
    String text = progress.get(name);
    if (text == null) throw new NumberFormatException("no " + name);
    return text;
  }
}
