package dev.rnn.training.model;

import dev.rnn.api.decoder.Attention;
import dev.rnn.api.error.RnnException;
import dev.rnn.api.loss.Loss;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.trace.Trace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A whole model as one graph: inputs, layers, pooling, output layer, loss. The sum of the elements' losses, each times
 * its weight, is what is differentiated; one scale for the whole effective batch comes later.
 *
 * @param time the axis of the sequences
 * @param label the axis of targets that are not aligned with steps; null: targets are aligned
 * @param answer the output layer's values: of each step, or of each sequence
 * @param stepAnswer the output layer's values after each step: of all steps so far
 * @param attention the weights of attention pooling; null: there is none
 * @param lossSum Σ weight · loss
 * @param target the form of a target
 * @param states the carried state: its inputs' names and sizes
 * @param finals the state after the last step, in the order of {@code states}
 */
record ModelGraph(Trace trace, Axis time, @Nullable Axis label, Answer answer, Answer stepAnswer,
    @Nullable Node attention, Node lossSum, Loss.Target target, List<StateSlot> states, List<Node> finals) {
  /** The input that says whether state is carried in: 1, or begins anew: 0. */
  static final String CARRY = "carry";

  /** The input of targets. */
  static final String TARGETS = "targets";

  /**
   * What the output layer gives.
   *
   * @param logits what the loss sees
   * @param prediction the output layer's y
   */
  record Answer(Node logits, Node prediction) {}

  /** A component of the state: the name of its input, and its size. */
  record StateSlot(String name, int size) {}

  /** The plug-ins of a model. */
  record Parts(List<LayerCells> cells, @Nullable Attention attention, Loss loss) {}

  static ModelGraph trace(ModelSpec spec, Parts parts) {
    try {
      return new ModelTracing(spec, parts).trace();
    } catch (ArithmeticException reason) {
      throw RnnException.error("RNN-MODEL-TOO-LARGE", "a parameter of the model has more than 2^31 numbers.")
          .fix("make hidden, embedding or vocabulary smaller.").cause(reason).build();
    }
  }

  /** All named results of a step or a sequence, with the state that goes on. */
  Map<String, Node> outputs(Map<String, Node> results) {
    Map<String, Node> all = new LinkedHashMap<>(results);
    for (int i = 0; i < states.size(); i++) all.put(states.get(i).name(), finals.get(i));
    return all;
  }

  /** The axes on which sequences have lengths. */
  List<Axis> axes() {
    return label == null ? List.of(time) : List.of(time, label);
  }
}
