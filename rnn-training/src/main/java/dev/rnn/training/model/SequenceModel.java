package dev.rnn.training.model;

import dev.rnn.api.error.RnnException;
import dev.rnn.engine.compile.Compiler;
import dev.rnn.engine.compile.Program;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.parameter.Parameters;
import dev.rnn.engine.parameter.WeightFormat;
import dev.rnn.engine.random.NoiseKey;
import dev.rnn.engine.runtime.Frame;
import dev.rnn.engine.runtime.Workers;
import dev.rnn.training.data.Vocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A trained, or not yet trained, model of sequences. Its graph is traced once; a program is compiled once for each
 * mode, when first needed. Made by {@link dev.rnn.training.Rnn}.
 *
 * <p>Predictions and sessions may run in several threads while nobody trains.
 */
public final class SequenceModel implements TrainableModel {
  private final ModelSpec spec;
  private final boolean saveable;
  private final ModelNames names;
  private final ModelGraph.Parts parts;
  private final ModelGraph graph;
  private final Parameters parameters;
  private final ModelPrograms programs;
  private final ProgramInputs inputs;

  SequenceModel(ModelSpec spec, boolean saveable, ModelNames names, ModelGraph.Parts parts,
      ModelGraph graph, Parameters parameters) {
    this.spec = spec;
    this.saveable = saveable;
    this.names = names;
    this.parts = parts;
    this.graph = graph;
    this.parameters = parameters;
    programs = new ModelPrograms(spec, graph);
    inputs = new ProgramInputs(spec, graph);
  }

  /** What the model is made of. */
  public ModelSpec spec() {
    return spec;
  }

  /** Whether everything in it has a provider, so that a file can name it. */
  public boolean isSaveable() {
    return saveable;
  }

  /** What the numbers that it reads and answers with stand for. */
  public ModelNames names() {
    return names;
  }

  /** The vocabulary of a model of text. */
  public Optional<Vocabulary> vocabulary() {
    return Optional.ofNullable(names.vocabulary());
  }

  /** The name of a class that the model answers with; its number if it has none. */
  public String label(int number) {
    int place = spec.topology() == Topology.UNALIGNED ? number - 1 : number; // the blank has no name
    return place >= 0 && place < names.labels().size() ? names.labels().get(place) : Integer.toString(number);
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  /** The axis of its sequences. */
  public Axis time() {
    return graph.time();
  }

  ModelGraph graph() {
    return graph;
  }

  /** The plug-ins that it was traced from. */
  ModelGraph.Parts parts() {
    return parts;
  }

  /** What the model says about sequences; their targets are read where the model is fed with previous ones. */
  public Predictions predict(Examples examples, Workers workers) {
    Program program = programs.prediction();
    Frame frame = new Frame(program, workers);
    Batch batch = inputs.layout(examples, program);
    frame.run(batch, parameters, inputs.read(examples, batch, Map.of()), NoiseKey.of(0, 0));
    float[] weights = graph.attention() == null ? null : frame.output(PoolingTracing.ATTENTION);
    float[][] values = answers(frame.output(ModelPrograms.PREDICTION), batch);
    return new Predictions(spec.topology(), spec.output().size(), values,
        weights == null ? null : Packing.unpack(batch, graph.time(), weights, 1));
  }

  /** What the model says about sequences, in this thread. */
  public Predictions predict(Examples examples) {
    try (Workers alone = new Workers(1)) {
      return predict(examples, alone);
    }
  }

  /** Predictions for sequences of the one input: for each, y of every step one after the other, or one y. */
  public float[][] predict(float[][] sequences, Workers workers) {
    Map<String, float[][]> named = Map.of(InputSpec.DEFAULT, sequences);
    return predict(Examples.unlabelled(named, inputs.lengths(named)), workers).values();
  }

  /** Predictions for sequences of the one input, in this thread. */
  public float[][] predict(float[][] sequences) {
    try (Workers alone = new Workers(1)) {
      return predict(sequences, alone);
    }
  }

  private float[][] answers(float[] y, Batch batch) {
    int size = spec.output().size();
    if (spec.topology() != Topology.MANY_TO_ONE) return Packing.unpack(batch, graph.time(), y, size);
    float[][] all = new float[batch.size()][];
    for (int s = 0; s < all.length; s++) all[s] = Arrays.copyOfRange(y, s * size, (s + 1) * size);
    return all;
  }

  /** A session of {@code rows} sequences that are fed one step at a time and begin anew. */
  public StepSession session(int rows, Workers workers) {
    return session(rows, Map.of(), workers);
  }

  /**
   * A session of {@code rows} sequences that are fed one step at a time and begin anew.
   *
   * @param constants for each input of a whole sequence its value for each row
   * @throws RnnException if the model looks at later steps
   */
  public StepSession session(int rows, Map<String, float[][]> constants, Workers workers) {
    return session(rows, constants, workers, WeightFormat.FLOAT32);
  }

  /**
   * A session of {@code rows} sequences that are fed one step at a time and begin anew.
   *
   * @param constants for each input of a whole sequence its value for each row
   * @param weights how it keeps the matrices: fewer bits make steps of few rows faster, and answers a little wrong
   * @throws RnnException if the model looks at later steps
   */
  public StepSession session(int rows, Map<String, float[][]> constants, Workers workers, WeightFormat weights) {
    return new StepSession(programs.stepping(parameters)
        .session(workers, rows, Map.of(), inputs.constants(constants, rows), weights), spec);
  }

  @Override
  public Program trainingProgram() {
    return programs.training();
  }

  @Override
  public Program evaluationProgram() {
    return programs.evaluation();
  }

  @Override
  public Compiler.Prepared trainingGraph() {
    return programs.trainingGraph();
  }

  /** How many programs were compiled so far. */
  public int compiledPrograms() {
    return programs.count();
  }

  @Override
  public Optional<Axis> elements() {
    return spec.topology().isOnePerSequence() ? Optional.empty() : Optional.of(graph.time());
  }

  @Override
  public boolean hasTargetLengths() {
    return spec.topology() == Topology.UNALIGNED;
  }

  @Override
  public Batch layout(Examples examples, Program program) {
    return inputs.layout(examples, program);
  }

  @Override
  public Map<String, float[]> inputs(Examples examples, Batch batch, Map<String, float[]> state) {
    return inputs.of(examples, batch, state);
  }

  @Override
  public List<String> stateNames() {
    return graph.states().stream().map(ModelGraph.StateSlot::name).toList();
  }

  @Override
  public int stateSize(String name) {
    return graph.states().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow().size();
  }

  @Override
  public Map<String, String> metadata() {
    return ModelMetadata.of(this);
  }
}
