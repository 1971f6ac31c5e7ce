package dev.rnn.training.model;

import dev.rnn.api.error.RnnException;
import dev.rnn.engine.compile.Compiler;
import dev.rnn.engine.compile.Mode;
import dev.rnn.engine.compile.Program;
import dev.rnn.engine.compile.StepProgram;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.parameter.Parameters;
import dev.rnn.engine.random.NoiseKey;
import dev.rnn.engine.runtime.Frame;
import dev.rnn.engine.runtime.Session;
import dev.rnn.engine.runtime.Workers;
import dev.rnn.engine.trace.ParameterDeclaration;
import dev.rnn.training.data.Vocabulary;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A trained, or not yet trained, model of sequences. Its graph is traced once; a program is compiled once for each
 * mode, when first needed. Made by {@link dev.rnn.training.Rnn}.
 *
 * <p>Predictions and sessions may run in several threads while nobody trains.
 */
public final class SequenceModel {
  /** The name of the loss among a program's outputs. */
  public static final String LOSS = "loss";

  private static final String PREDICTION = "prediction";

  private final ModelSpec spec;
  private final boolean saveable;
  private final @Nullable Vocabulary vocabulary;
  private final ModelGraph graph;
  private final Parameters parameters;
  private final Map<String, Program> programs = new HashMap<>();
  private @Nullable StepProgram stepProgram;

  SequenceModel(ModelSpec spec, boolean saveable, @Nullable Vocabulary vocabulary, ModelGraph graph,
      Parameters parameters) {
    this.spec = spec;
    this.saveable = saveable;
    this.vocabulary = vocabulary;
    this.graph = graph;
    this.parameters = parameters;
  }

  /** What the model is made of. */
  public ModelSpec spec() {
    return spec;
  }

  /** Whether everything in it has a provider, so that a file can name it. */
  public boolean isSaveable() {
    return saveable;
  }

  /** The vocabulary of a model of text. */
  public java.util.Optional<Vocabulary> vocabulary() {
    return java.util.Optional.ofNullable(vocabulary);
  }

  /** The learned values. */
  public Parameters parameters() {
    return parameters;
  }

  /** The axis of its sequences. */
  public Axis time() {
    return graph.time();
  }

  /** Predictions for sequences: for each, y of every step one after the other, or one y. */
  public float[][] predict(float[][] inputs, Workers workers) {
    int[] lengths = lengths(inputs);
    Program program = program(PREDICTION, () -> Compiler.compile(graph.trace().graph(),
        Map.of(PREDICTION, graph.prediction()), Mode.EVALUATE));
    Frame frame = new Frame(program, workers);
    Batch batch = Batch.of(inputs.length, Map.of(graph.time(), lengths), program.axes());
    Map<String, float[]> given = fresh(inputs.length);
    given.put(ModelGraph.INPUTS, packedInputs(batch, inputs));
    frame.run(batch, parameters, given, NoiseKey.of(0, 0));
    float[] y = frame.output(PREDICTION);
    int size = spec.output().size();
    if (spec.output().when() == OutputSpec.When.EVERY_STEP) return Packing.unpack(batch, graph.time(), y, size);
    float[][] all = new float[inputs.length][];
    for (int s = 0; s < all.length; s++) all[s] = Arrays.copyOfRange(y, s * size, (s + 1) * size);
    return all;
  }

  /** Predictions for sequences, in this thread. */
  public float[][] predict(float[][] inputs) {
    try (Workers alone = new Workers(1)) {
      return predict(inputs, alone);
    }
  }

  private int[] lengths(float[][] inputs) {
    int width = spec.input().width();
    int[] lengths = new int[inputs.length];
    for (int s = 0; s < lengths.length; s++) {
      if (inputs[s].length % width != 0) {
        throw RnnException.error("RNN-EXAMPLES", "input of sequence " + s + " has " + inputs[s].length
            + " numbers, which is no multiple of " + width + ".").fix("give " + width + " numbers for each step.")
            .build();
      }
      lengths[s] = inputs[s].length / width;
    }
    return lengths;
  }

  /** A session of {@code rows} sequences that are fed one step at a time and begin anew. */
  public StepSession session(int rows, Workers workers) {
    Session session = new Session(stepProgram(), parameters, workers, rows, Map.of(), fresh(rows));
    return new StepSession(session, spec);
  }

  private synchronized StepProgram stepProgram() {
    if (stepProgram == null) {
      stepProgram = StepProgram.compile(graph.trace().graph(), graph.time(),
          Map.of(StepSession.LOGITS, graph.logits(), StepSession.PREDICTION, graph.prediction()));
    }
    return stepProgram;
  }

  /** The program that gives the weighted sum of losses and all gradients. */
  public Program trainingProgram() {
    return program("train", () -> Compiler.compile(graph.trace().graph(), lossOutputs(), Mode.TRAIN, graph.lossSum(),
        declared().stream().map(ParameterDeclaration::node).toList()));
  }

  /** The program that gives the weighted sum of losses. */
  public Program evaluationProgram() {
    return program("evaluate", () -> Compiler.compile(graph.trace().graph(), lossOutputs(), Mode.EVALUATE));
  }

  /** The graph of the training program, for a replay by the interpreter. */
  public Compiler.Prepared trainingGraph() {
    return Compiler.prepare(graph.trace().graph(), lossOutputs(), Mode.TRAIN, graph.lossSum(),
        declared().stream().map(ParameterDeclaration::node).toList());
  }

  private Map<String, Node> lossOutputs() {
    return graph.outputs(Map.of(LOSS, graph.lossSum()));
  }

  private synchronized Program program(String name, java.util.function.Supplier<Program> maker) {
    return programs.computeIfAbsent(name, _ -> maker.get());
  }

  /** How many programs were compiled so far. */
  public synchronized int compiledPrograms() {
    return programs.size() + (stepProgram == null ? 0 : 1);
  }

  private List<ParameterDeclaration> declared() {
    return graph.trace().parameters();
  }

  /** Lays a batch out for the training and evaluation programs, except for its state and weights. */
  public Batch layout(Examples examples, Program program) {
    return Batch.of(examples.size(), Map.of(graph.time(), examples.lengths()), program.axes());
  }

  /**
   * The inputs of the training and evaluation programs.
   *
   * @param state carried state by name; where a component is missing, all begin anew
   */
  public Map<String, float[]> inputs(Examples examples, Batch batch, Map<String, float[]> state) {
    Map<String, float[]> given = fresh(examples.size());
    boolean carried = examples.continues() && state.keySet().containsAll(stateNames());
    if (carried) {
      requireSame(examples.size(), state);
      given.putAll(state);
      given.put(ModelGraph.CARRY, new float[] {1});
    }
    given.put(ModelGraph.INPUTS, packedInputs(batch, examples.inputs()));
    int width = graph.target().shape().size();
    float[] targets = spec.output().when() == OutputSpec.When.EVERY_STEP
        ? Packing.pack(batch, graph.time(), examples.targets(), width, "target")
        : Packing.join(examples.targets(), width, "target");
    if (graph.target().classIndex()) Packing.requireIndices(targets, spec.output().size(), "target");
    given.put(ModelGraph.TARGETS, targets);
    return given;
  }

  private void requireSame(int sequences, Map<String, float[]> state) {
    for (ModelGraph.StateSlot slot : graph.states()) {
      float[] values = state.get(slot.name());
      if (values == null || values.length == sequences * slot.size()) continue;
      int before = values.length / Math.max(1, slot.size());
      throw RnnException.error("RNN-EXAMPLES", sequences + " sequences cannot go on where " + before + " ended.")
          .fix("give as many sequences, in the same order, or let them begin anew: continues = false.").build();
    }
  }

  private float[] packedInputs(Batch batch, float[][] inputs) {
    float[] packed = Packing.pack(batch, graph.time(), inputs, spec.input().width(), "input");
    if (spec.input().isTokens()) Packing.requireIndices(packed, spec.input().vocabulary(), "input token");
    return packed;
  }

  /** The input of the elements' weights. */
  public static String weightsInput() {
    return ModelGraph.WEIGHTS;
  }

  /** The names of the carried state: inputs and outputs of the training and evaluation programs. */
  public List<String> stateNames() {
    return graph.states().stream().map(ModelGraph.StateSlot::name).toList();
  }

  /** Numbers of a component of the carried state, for one sequence. */
  public int stateSize(String name) {
    return graph.states().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow().size();
  }

  /** Inputs for sequences that begin anew. */
  private Map<String, float[]> fresh(int sequences) {
    Map<String, float[]> given = new LinkedHashMap<>();
    given.put(ModelGraph.CARRY, new float[] {0});
    for (ModelGraph.StateSlot slot : graph.states()) given.put(slot.name(), new float[sequences * slot.size()]);
    return given;
  }
}
