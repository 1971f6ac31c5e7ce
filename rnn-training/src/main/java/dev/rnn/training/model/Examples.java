package dev.rnn.training.model;

import dev.rnn.api.error.RnnException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A batch of sequences as a user has them: one array for each sequence, step after step. Made by {@link #of} and
 * {@link #unlabelled}, with named inputs, weights and lengths of targets added by {@code with} methods.
 *
 * @param named for each input its sequences: length × width numbers, or width for inputs of a sequence; a token is its
 *     index
 * @param targets for each sequence, a target for each step or one in all
 * @param lengths number of steps of each sequence; 0 is legal
 * @param targetLengths number of targets of each sequence, where these are not aligned with steps
 * @param weights for each sequence one weight, or one for each step; null: all count the same
 * @param numbers a stable number for each sequence, on which noise depends
 * @param continues whether the sequences go on where those of the batch before ended, with their state
 * @param resets for each sequence whether it begins anew though the others go on; null: none does
 */
public record Examples(Map<String, float[][]> named, float[][] targets, int[] lengths, int[] targetLengths,
    float @Nullable [][] weights, long[] numbers, boolean continues, boolean @Nullable [] resets) {
  /** Checks that there is one of each for each sequence. */
  public Examples {
    int size = lengths.length;
    named.forEach((name, input) -> require("input \"" + name + "\"", input.length, size));
    require("targets", targets.length, size);
    require("lengths of targets", targetLengths.length, size);
    require("numbers", numbers.length, size);
    if (weights != null) require("weights", weights.length, size);
    if (resets != null) require("resets", resets.length, size);
    for (int length : lengths) {
      if (length < 0) {
        throw RnnException.error("RNN-EXAMPLES", "a sequence has length " + length + ".").fix("use lengths from 0.")
            .build();
      }
    }
  }

  /** Sequences with one input and a target for each step or sequence. */
  public Examples(float[][] inputs, float[][] targets, int[] lengths, long[] numbers, boolean continues) {
    this(Map.of(InputSpec.DEFAULT, inputs), targets, lengths, counts(targets), null, numbers, continues, null);
  }

  /** Sequences that stand alone, numbered by their places. */
  public static Examples of(float[][] inputs, float[][] targets, int[] lengths) {
    return of(Map.of(InputSpec.DEFAULT, inputs), targets, lengths);
  }

  /** Sequences with named inputs that stand alone, numbered by their places. */
  public static Examples of(Map<String, float[][]> inputs, float[][] targets, int[] lengths) {
    long[] numbers = new long[lengths.length];
    Arrays.setAll(numbers, i -> i);
    return new Examples(inputs, targets, lengths, counts(targets), null, numbers, false, null);
  }

  /** Sequences without targets, to predict. */
  public static Examples unlabelled(Map<String, float[][]> inputs, int... lengths) {
    return of(inputs, new float[lengths.length][0], lengths);
  }

  /** The same sequences with one more input. */
  public Examples with(String name, float[][] input) {
    Map<String, float[][]> more = new LinkedHashMap<>(named);
    more.put(name, input);
    return new Examples(more, targets, lengths, targetLengths, weights, numbers, continues, resets);
  }

  /** The same sequences with weights: for each sequence one, or one for each step. */
  public Examples weighted(float[][] given) {
    return new Examples(named, targets, lengths, targetLengths, given, numbers, continues, resets);
  }

  /** The same sequences with stable numbers, on which noise depends, such as those of their lines. */
  public Examples numbered(long... stable) {
    return new Examples(named, targets, lengths, targetLengths, weights, stable, continues, resets);
  }

  /** The same sequences going on where those of the batch before ended; those that {@code begin} do so anew. */
  public Examples continuing(boolean... begin) {
    return new Examples(named, targets, lengths, targetLengths, weights, numbers, true,
        begin.length == 0 ? null : begin);
  }

  /** The sequences at some places, in that order. */
  public Examples select(int... places) {
    Map<String, float[][]> inputs = new LinkedHashMap<>();
    named.forEach((name, input) -> inputs.put(name, chosen(input, places)));
    boolean[] anew = resets;
    boolean[] begin = anew == null ? null : new boolean[places.length];
    if (anew != null && begin != null) for (int i = 0; i < places.length; i++) begin[i] = anew[places[i]];
    return new Examples(inputs, chosen(targets, places), Arrays.stream(places).map(i -> lengths[i]).toArray(),
        Arrays.stream(places).map(i -> targetLengths[i]).toArray(), weights == null ? null : chosen(weights, places),
        Arrays.stream(places).mapToLong(i -> numbers[i]).toArray(), continues, begin);
  }

  /** The input that has no name of its own. */
  public float[][] inputs() {
    return input(InputSpec.DEFAULT);
  }

  /**
   * An input by its name.
   *
   * @throws RnnException if there is none
   */
  public float[][] input(String name) {
    float[][] input = named.get(name);
    if (input != null) return input;
    throw RnnException.error("RNN-EXAMPLES", "the examples have no input \"" + name + "\"; they have " + named.keySet()
        + ".").fix("give every input of the model by its name: examples.with(name, sequences).").build();
  }

  /** The number of sequences. */
  public int size() {
    return lengths.length;
  }

  /** Whether any sequence begins anew though others go on. */
  boolean isMixed() {
    if (resets == null) return false;
    for (boolean begins : resets) if (begins) return true;
    return false;
  }

  private static float[][] chosen(float[][] all, int[] places) {
    return Arrays.stream(places).mapToObj(i -> all[i]).toArray(float[][]::new);
  }

  private static int[] counts(float[][] targets) {
    return Arrays.stream(targets).mapToInt(t -> t.length).toArray();
  }

  private static void require(String what, int given, int needed) {
    if (given == needed) return;
    throw RnnException.error("RNN-EXAMPLES", given + " " + what + " and " + needed + " lengths do not go together.")
        .fix("give one of each for each sequence.").build();
  }
}
