package dev.rnn.training.diagnosis;

import dev.rnn.engine.runtime.Workers;
import dev.rnn.training.model.Examples;
import dev.rnn.training.model.GateActivations;
import dev.rnn.training.model.SequenceModel;
import java.util.ArrayList;
import java.util.List;

/**
 * How often a gate is all but closed or all but open. There its derivative is at most 0.09 of its input's, so that a
 * saturated gate learns slowly; an open forget gate, on the other hand, is what carries a memory.
 *
 * @param gate where its parameters are, such as {@code layer0/forget}
 * @param closed the share of answers below {@link #CLOSED}
 * @param open the share of answers above {@link #OPEN}
 * @see <a href="https://arxiv.org/abs/1506.02078">Karpathy, Johnson, Fei-Fei 2015, Visualizing and understanding
 *     recurrent networks, section 4.2</a>
 */
public record GateSaturation(String gate, double closed, double open) {
  /** Below that a gate counts as closed. */
  public static final double CLOSED = 0.1;
  /** Above that a gate counts as open. */
  public static final double OPEN = 0.9;

  /** Of every gate of a model. */
  public static List<GateSaturation> of(SequenceModel model, Examples examples, Workers workers) {
    return of(new GateActivations(model), examples, workers);
  }

  /** Of every gate, by activations that were compiled before. */
  public static List<GateSaturation> of(GateActivations activations, Examples examples, Workers workers) {
    List<GateSaturation> all = new ArrayList<>();
    activations.of(examples, workers).forEach((gate, answers) -> all.add(of(gate, answers)));
    return all;
  }

  /** Of some answers of a gate. */
  public static GateSaturation of(String gate, float... answers) {
    int closed = 0;
    int open = 0;
    for (float answer : answers) {
      if (answer < CLOSED) closed++;
      if (answer > OPEN) open++;
    }
    int count = Math.max(1, answers.length);
    return new GateSaturation(gate, (double) closed / count, (double) open / count);
  }

  /** The share of answers at either end. */
  public double saturated() {
    return closed + open;
  }
}
