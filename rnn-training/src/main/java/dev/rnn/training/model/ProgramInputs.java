package dev.rnn.training.model;

import dev.rnn.api.error.RnnException;
import dev.rnn.engine.compile.Program;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.layout.Batch;
import dev.rnn.training.model.ModelGraph.StateSlot;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** From examples to what a model's programs are given: lengths, packed rows, carried state. */
final class ProgramInputs {
  private final ModelSpec spec;
  private final ModelGraph graph;

  ProgramInputs(ModelSpec spec, ModelGraph graph) {
    this.spec = spec;
    this.graph = graph;
  }

  Batch layout(Examples examples, Program program) {
    if (spec.topology() == Topology.ONE_TO_ONE) requireOneStep(examples.lengths());
    Map<Axis, int[]> lengths = new HashMap<>();
    lengths.put(graph.time(), examples.lengths());
    if (graph.label() != null) lengths.put(graph.label(), examples.targetLengths());
    return Batch.of(examples.size(), lengths, program.axes());
  }

  private static void requireOneStep(int[] lengths) {
    for (int length : lengths) {
      if (length == 1) continue;
      throw RnnException.error("RNN-EXAMPLES", "a one-to-one model reads one step; a sequence has " + length + ".")
          .fix("give sequences of length 1, or build a many-to-one or many-to-many model.").build();
    }
  }

  /** Everything that a training or evaluation program reads but the elements' weights. */
  Map<String, float[]> of(Examples examples, Batch batch, Map<String, float[]> state) {
    Map<String, float[]> given = read(examples, batch, state);
    given.put(ModelGraph.TARGETS, targets(examples, batch));
    return given;
  }

  /** What a prediction reads. */
  Map<String, float[]> read(Examples examples, Batch batch, Map<String, float[]> state) {
    Map<String, float[]> given = examples.continues() ? carried(examples, state) : fresh(examples.size());
    for (InputSpec input : spec.inputs()) {
      float[][] sequences = input.feed() == Feed.PREVIOUS_TARGET ? previous(input, examples)
          : examples.input(input.name());
      given.put(input.name(), packed(input, batch, sequences));
    }
    return given;
  }

  private Map<String, float[]> carried(Examples examples, Map<String, float[]> state) {
    if (!spec.isCausal()) {
      throw RnnException.error("RNN-NOT-CAUSAL",
              "the model looks at later steps, so a window cannot go on where the one before ended.")
          .fix("let windows begin anew, or build the model without backward layers and attention.").build();
    }
    for (StateSlot slot : graph.states()) { // the first window
      if (!state.containsKey(slot.name())) return fresh(examples.size());
    }
    requireSame(examples.size(), state);
    Map<String, float[]> given = new LinkedHashMap<>(state);
    if (!spec.resets()) {
      if (examples.isMixed()) {
        throw RnnException.error("RNN-EXAMPLES", "some sequences of a batch begin anew while others go on.")
            .fix("build the model with resets(), so that each sequence may do so.").build();
      }
      given.put(ModelGraph.CARRY, new float[] {1});
      return given;
    }
    float[] carried = new float[examples.size()];
    boolean[] resets = examples.resets();
    for (int s = 0; s < carried.length; s++) carried[s] = resets != null && resets[s] ? 0 : 1;
    given.put(ModelGraph.CARRY, carried);
    return given;
  }

  private void requireSame(int sequences, Map<String, float[]> state) {
    for (StateSlot slot : graph.states()) {
      float[] values = state.get(slot.name());
      if (values == null || values.length == sequences * slot.size()) continue;
      int before = values.length / Math.max(1, slot.size());
      throw RnnException.error("RNN-EXAMPLES", sequences + " sequences cannot go on where " + before + " ended.")
          .fix("give as many sequences, in the same order, or let them begin anew: continues = false.").build();
    }
  }

  private float[] packed(InputSpec input, Batch batch, float[][] sequences) {
    String what = input.name().equals(InputSpec.DEFAULT) ? "input" : "input \"" + input.name() + "\"";
    float[] packed = input.feed().isPerStep() ? Packing.pack(batch, graph.time(), sequences, input.width(), what)
        : Packing.join(sequences, input.width(), what);
    if (input.isTokens()) Packing.requireIndices(packed, input.vocabulary(), what + " token");
    return packed;
  }

  /** Targets one step later: what teacher forcing feeds. The last token of the vocabulary is the start symbol. */
  private static float[][] previous(InputSpec input, Examples examples) {
    float[][] targets = examples.targets();
    int width = input.width();
    float[][] all = new float[targets.length][];
    for (int s = 0; s < all.length; s++) {
      if (targets[s].length != examples.lengths()[s] * width) {
        throw RnnException.error("RNN-EXAMPLES", "sequence " + s + " has " + examples.lengths()[s] + " steps and "
                + targets[s].length + " numbers of targets, of which the model reads those before each step.")
            .fix("give " + width + " for each step, or generate with SequenceGenerator.").build();
      }
      all[s] = new float[targets[s].length];
      if (all[s].length == 0) continue;
      System.arraycopy(targets[s], 0, all[s], width, all[s].length - width);
      if (input.isTokens()) all[s][0] = input.vocabulary() - 1;
    }
    return all;
  }

  private float[] targets(Examples examples, Batch batch) {
    int width = graph.target().shape().size();
    Axis axis = graph.label() == null ? graph.time() : graph.label();
    float[] targets = spec.topology() == Topology.MANY_TO_ONE ? Packing.join(examples.targets(), width, "target")
        : Packing.pack(batch, axis, examples.targets(), width, "target");
    if (graph.target().classIndex()) {
      Packing.requireIndices(targets, spec.output().size(), "target");
      if (spec.topology() == Topology.UNALIGNED) requireNoBlank(targets);
    }
    return targets;
  }

  private static void requireNoBlank(float[] labels) {
    for (float label : labels) {
      if (label != 0) continue;
      throw RnnException.error("RNN-EXAMPLES", "target 0 is the blank, which is no label.")
          .fix("number labels from 1.").build();
    }
  }

  /** Inputs for sequences that begin anew. */
  Map<String, float[]> fresh(int sequences) {
    Map<String, float[]> given = new LinkedHashMap<>();
    given.put(ModelGraph.CARRY, new float[spec.resets() ? sequences : 1]);
    for (StateSlot slot : graph.states()) given.put(slot.name(), new float[sequences * slot.size()]);
    return given;
  }

  /** The inputs of a session that do not change from step to step. */
  Map<String, float[]> constants(Map<String, float[][]> named, int rows) {
    Map<String, float[]> given = fresh(rows);
    for (InputSpec input : spec.inputs()) {
      if (input.feed().isPerStep()) continue;
      float[][] values = named.get(input.name());
      if (values == null || values.length != rows) {
        throw RnnException.error("RNN-EXAMPLES", "a session of " + rows + " rows needs " + rows + " of input \""
            + input.name() + "\".").fix("give one for each row when the session begins.").build();
      }
      float[] joined = Packing.join(values, input.width(), "input \"" + input.name() + "\"");
      if (input.isTokens()) Packing.requireIndices(joined, input.vocabulary(), "input \"" + input.name() + "\" token");
      given.put(input.name(), joined);
    }
    return given;
  }

  /** The lengths of sequences, as the first input of steps has them. */
  int[] lengths(Map<String, float[][]> named) {
    InputSpec input = spec.input(Feed.STEPS).orElseThrow(() ->
        RnnException.error("RNN-EXAMPLES", "a model without inputs at its steps must be told how many steps there are.")
            .fix("give Examples with lengths, or generate.").build());
    float[][] sequences = named.get(input.name());
    if (sequences == null) {
      throw RnnException.error("RNN-EXAMPLES", "input \"" + input.name() + "\" is missing.")
          .fix("give every input by its name.").build();
    }
    int[] lengths = new int[sequences.length];
    for (int s = 0; s < lengths.length; s++) {
      if (sequences[s].length % input.width() != 0) {
        throw RnnException.error("RNN-EXAMPLES", "input of sequence " + s + " has " + sequences[s].length
            + " numbers, which is no multiple of " + input.width() + ".").fix("give " + input.width()
            + " numbers for each step.").build();
      }
      lengths[s] = sequences[s].length / input.width();
    }
    return lengths;
  }
}
