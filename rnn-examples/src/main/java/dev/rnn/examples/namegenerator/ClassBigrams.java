package dev.rnn.examples.namegenerator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The baseline: how often a character follows another in names of a class, interpolated with how often it does so in
 * all names, and with how often it occurs, by Witten and Bell's weights:
 *
 * <pre>
 * p(c | context) = (n(context, c) + T(context) p(c | shorter context)) / (n(context) + T(context))
 * </pre>
 *
 * <p>n counts, T tells how many different characters followed.
 *
 * @see <a href="https://doi.org/10.1109/18.87000">Witten and Bell 1991, method C</a>
 */
final class ClassBigrams {
  private static final int START = -1;

  private final int characters;
  private final Map<List<Integer>, Map<Integer, Integer>> counts = new HashMap<>();

  ClassBigrams(int characters) {
    this.characters = characters;
  }

  /** Counts a name, its end included. */
  void add(int kind, int... name) {
    int before = START;
    for (int character : name) {
      for (List<Integer> context : contexts(kind, before)) {
        counts.computeIfAbsent(context, _ -> new HashMap<>()).merge(character, 1, Integer::sum);
      }
      before = character;
    }
  }

  /** The sum of the logarithms of the probabilities of a name's characters. */
  double logProbability(int kind, int... name) {
    double sum = 0;
    int before = START;
    for (int character : name) {
      sum += Math.log(probability(kind, before, character));
      before = character;
    }
    return sum;
  }

  private double probability(int kind, int before, int character) {
    double probability = 1.0 / characters;
    for (List<Integer> context : contexts(kind, before)) {
      Map<Integer, Integer> followers = counts.get(context);
      if (followers == null) continue;
      int total = followers.values().stream().mapToInt(n -> n).sum();
      int different = followers.size();
      int seen = Objects.requireNonNullElse(followers.get(character), 0);
      probability = (seen + different * probability) / (total + different);
    }
    return probability;
  }

  /** The shortest first. */
  private static List<List<Integer>> contexts(int kind, int before) {
    return List.of(List.of(), List.of(before), List.of(before, kind));
  }
}
