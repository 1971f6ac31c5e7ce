package dev.rnn.training.generation;

import dev.rnn.api.error.RnnException;
import dev.rnn.engine.runtime.Workers;
import dev.rnn.training.model.Feed;
import dev.rnn.training.model.InputSpec;
import dev.rnn.training.model.SequenceModel;
import dev.rnn.training.model.StepSession;
import dev.rnn.training.model.Topology;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Runs a one-to-many model: from what starts the sequences, step by step, each step fed with what the one before gave
 * if the model was built so. Immutable. Example:
 *
 * <pre>{@code
 * int[][] names = SequenceGenerator.of(model).temperature(0.8).end(vocabulary.endOfLine()).longest(30)
 *     .classes(Map.of("language", new float[][] {{2}}), random);
 * }</pre>
 */
public final class SequenceGenerator {
  private final SequenceModel model;
  private final Sampler sampler;
  private final int end;
  private final int longest;

  private SequenceGenerator(SequenceModel model, Sampler sampler, int end, int longest) {
    this.model = model;
    this.sampler = sampler;
    this.end = end;
    this.longest = longest;
  }

  /**
   * A generator that takes the most probable class of each step, and at most 100 steps.
   *
   * @throws RnnException if the model is not one-to-many
   */
  public static SequenceGenerator of(SequenceModel model) {
    if (model.spec().topology() != Topology.ONE_TO_MANY) {
      throw RnnException.error("RNN-GENERATE-MODEL", "a model that is " + model.spec().topology().label()
          + " does not start sequences.").fix("build it with oneToMany(), or feed a session step by step.").build();
    }
    return new SequenceGenerator(model, new Sampler(0, -1), -1, 100);
  }

  /** Draws with a temperature; 0 takes the most probable class. */
  public SequenceGenerator temperature(double temperature) {
    return new SequenceGenerator(model, new Sampler(temperature, sampler.excluded()), end, longest);
  }

  /** Never draws a class, such as the unknown token. */
  public SequenceGenerator without(int excluded) {
    return new SequenceGenerator(model, new Sampler(sampler.temperature(), excluded), end, longest);
  }

  /** Ends a sequence at a class, which is left out of it. */
  public SequenceGenerator end(int token) {
    return new SequenceGenerator(model, sampler, token, longest);
  }

  /** The most steps of a sequence. */
  public SequenceGenerator longest(int steps) {
    return new SequenceGenerator(model, sampler, end, steps);
  }

  /**
   * Sequences of classes.
   *
   * @param starts for each input of the model its value for each sequence
   */
  public int[][] classes(Map<String, float[][]> starts, SplittableRandom random) {
    int rows = rows(starts);
    int[][] written = new int[rows][longest];
    int[] lengths = new int[rows];
    boolean[] ended = new boolean[rows];
    float[] previous = new float[rows];
    InputSpec fed = fed();
    if (fed != null && !fed.isTokens()) throw answersWith("numbers", "numbers(...)");
    if (fed != null) Arrays.fill(previous, fed.vocabulary() - 1); // the start symbol
    try (Workers alone = new Workers(1)) {
      StepSession session = model.session(rows, starts, alone);
      for (int t = 0; t < longest && !all(ended); t++) {
        step(session, fed, previous);
        for (int row = 0; row < rows; row++) {
          int drawn = sampler.draw(session.logits(row), random);
          previous[row] = drawn;
          ended[row] |= drawn == end;
          if (!ended[row]) written[row][lengths[row]++] = drawn;
        }
      }
    }
    for (int row = 0; row < rows; row++) written[row] = Arrays.copyOf(written[row], lengths[row]);
    return written;
  }

  /**
   * Sequences of numbers, each of the longest length: what the model gives at each step, one step after the other.
   *
   * @param starts for each input of the model its value for each sequence
   */
  public float[][] numbers(Map<String, float[][]> starts) {
    int rows = rows(starts);
    int size = model.spec().output().size();
    float[][] written = new float[rows][longest * size];
    float[] previous = new float[rows * size];
    InputSpec fed = fed();
    if (fed != null && fed.isTokens()) throw answersWith("classes", "classes(...)");
    try (Workers alone = new Workers(1)) {
      StepSession session = model.session(rows, starts, alone);
      for (int t = 0; t < longest; t++) {
        step(session, fed, previous);
        for (int row = 0; row < rows; row++) {
          float[] y = session.prediction(row);
          System.arraycopy(y, 0, written[row], t * size, size);
          System.arraycopy(y, 0, previous, row * size, size);
        }
      }
    }
    return written;
  }

  private static void step(StepSession session, @Nullable InputSpec fed, float[] previous) {
    session.step(fed == null ? Map.of() : Map.of(fed.name(), previous));
  }

  private @Nullable InputSpec fed() {
    return model.spec().inputs().stream().filter(i -> i.feed() == Feed.PREVIOUS_TARGET).findFirst().orElse(null);
  }

  private static int rows(Map<String, float[][]> starts) {
    return starts.values().stream().mapToInt(s -> s.length).findFirst().orElse(0);
  }

  private static boolean all(boolean[] ended) {
    for (boolean one : ended) if (!one) return false;
    return true;
  }

  private static RnnException answersWith(String what, String call) {
    return RnnException.error("RNN-GENERATE-MODEL", "the model answers with " + what + ".").fix("call " + call + ".")
        .build();
  }
}
