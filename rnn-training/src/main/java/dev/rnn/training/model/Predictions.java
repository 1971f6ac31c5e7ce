package dev.rnn.training.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a model says about some sequences: the output layer's y, one or one for each step, and what follows from it.
 *
 * @param topology of the model
 * @param size of y
 * @param values for each sequence y of every step one after the other, or one y: probabilities after a softmax or
 *     sigmoid, numbers otherwise
 * @param attention for each sequence the weight of every step in attention pooling; null: there is none
 */
public record Predictions(Topology topology, int size, float[][] values, float @Nullable [][] attention) {
  /** The number of sequences. */
  public int sequences() {
    return values.length;
  }

  /** How many answers a sequence has. */
  public int count(int sequence) {
    return values[sequence].length / size;
  }

  /** One answer: probabilities of classes, or numbers. */
  public float[] at(int sequence, int step) {
    return Arrays.copyOfRange(values[sequence], step * size, (step + 1) * size);
  }

  /** The answer for a whole sequence. */
  public float[] of(int sequence) {
    return at(sequence, 0);
  }

  /** The most probable class of a sequence; the first of equals. */
  public int classOf(int sequence) {
    return largest(sequence, 0);
  }

  /** The most probable class of each step: tags. */
  public int[] classes(int sequence) {
    return IntStream.range(0, count(sequence)).map(step -> largest(sequence, step)).toArray();
  }

  /** The classes of a sequence that are at least as probable as a threshold: of a model that gives several. */
  public int[] labels(int sequence, double threshold) {
    float[] y = of(sequence);
    return IntStream.range(0, y.length).filter(k -> y[k] >= threshold).toArray();
  }

  /**
   * The labels of a sequence that has no alignment: the most probable class of each step, repeats merged, then blanks
   * removed (best path decoding, Graves et al. 2006, section 3.2).
   */
  public int[] transcript(int sequence) {
    int[] path = classes(sequence);
    return IntStream.range(0, path.length).filter(t -> path[t] != 0 && (t == 0 || path[t] != path[t - 1]))
        .map(t -> path[t]).toArray();
  }

  /** The most probable class of every sequence. */
  public List<Integer> classes() {
    return IntStream.range(0, sequences()).map(this::classOf).boxed().toList();
  }

  private int largest(int sequence, int step) {
    int best = 0;
    for (int k = 1; k < size; k++) {
      if (values[sequence][step * size + k] > values[sequence][step * size + best]) best = k;
    }
    return best;
  }
}
