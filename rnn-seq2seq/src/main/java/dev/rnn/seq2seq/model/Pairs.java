package dev.rnn.seq2seq.model;

import dev.rnn.api.error.RnnException;
import dev.rnn.training.model.Examples;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** From sources and targets as token numbers to {@link Examples} of an encoder with a decoder. */
public final class Pairs {
  private Pairs() {}

  /**
   * Sources with their targets, numbered by their places. The end-of-sequence token is added to each target.
   *
   * @throws RnnException if there are not as many targets as sources
   */
  public static Examples of(List<int[]> sources, List<int[]> targets) {
    if (sources.size() != targets.size()) {
      throw RnnException.error("RNN-PAIRS", sources.size() + " sources and " + targets.size()
          + " targets do not make pairs.").fix("give one target for each source.").build();
    }
    float[][] wanted = new float[targets.size()][];
    for (int s = 0; s < wanted.length; s++) wanted[s] = ended(targets.get(s));
    return Examples.of(Map.of(EncoderDecoderGraph.SOURCE, numbers(sources)), wanted, lengths(sources));
  }

  /** Sources without targets. */
  public static Examples sources(List<int[]> sources) {
    return of(sources, sources.stream().map(_ -> new int[0]).toList());
  }

  private static float[] ended(int[] tokens) {
    float[] all = new float[tokens.length + 1];
    for (int i = 0; i < tokens.length; i++) all[i] = tokens[i];
    all[tokens.length] = EncoderDecoderSpec.END;
    return all;
  }

  static float[][] numbers(List<int[]> all) {
    float[][] numbers = new float[all.size()][];
    for (int s = 0; s < numbers.length; s++) {
      int[] tokens = all.get(s);
      numbers[s] = new float[tokens.length];
      for (int i = 0; i < tokens.length; i++) numbers[s][i] = tokens[i];
    }
    return numbers;
  }

  static int[] lengths(List<int[]> all) {
    int[] lengths = new int[all.size()];
    Arrays.setAll(lengths, s -> all.get(s).length);
    return lengths;
  }
}
