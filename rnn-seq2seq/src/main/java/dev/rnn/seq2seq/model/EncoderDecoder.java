package dev.rnn.seq2seq.model;

import dev.rnn.api.error.RnnException;
import dev.rnn.api.plugin.Spec;
import dev.rnn.engine.compile.Compiler;
import dev.rnn.engine.compile.Program;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.kernel.matrix.MatrixKernels;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.parameter.Parameters;
import dev.rnn.engine.runtime.Workers;
import dev.rnn.training.Rnn;
import dev.rnn.training.file.ModelFile;
import dev.rnn.training.file.Safetensors;
import dev.rnn.training.file.SafetensorsFile;
import dev.rnn.training.model.Examples;
import dev.rnn.training.model.Packing;
import dev.rnn.training.model.TrainableModel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model that turns one sequence of tokens into another: an encoder of recurrent layers, a context vector and a
 * decoder plug-in, in one graph. Trained by the same {@link dev.rnn.training.trainer.Trainer} as every model. Example:
 *
 * <pre>{@code
 * EncoderDecoder model = EncoderDecoder.builder(rnn).source(8000, 256).target(6000, 256)
 *     .encoder(Layer.of("gru", 256).bidirectional()).decoder("bahdanau(attention=additive)", 512)
 *     .dropout(0.3).build();
 * rnn.trainer(settings).fit(model, ShuffledExamples.of(Pairs.of(sources, targets), 64, 1));
 * }</pre>
 *
 * <p>A generation session may run while nobody trains, any number of them at the same time.
 */
public final class EncoderDecoder implements TrainableModel {
  private final EncoderDecoderSpec spec;
  private final boolean saveable;
  private final Map<String, String> attachments;
  private final EncoderDecoderGraph graph;
  private final Parameters parameters;
  private final EncoderDecoderPrograms programs;
  private volatile double samplingRate;
  private volatile String samplingSchedule = "";

  EncoderDecoder(EncoderDecoderSpec spec, boolean saveable, Map<String, String> attachments, EncoderDecoderGraph graph,
      Parameters parameters) {
    this.spec = spec;
    this.saveable = saveable;
    this.attachments = Map.copyOf(attachments);
    this.graph = graph;
    this.parameters = parameters;
    programs = new EncoderDecoderPrograms(graph);
  }

  /** Starts a model. */
  public static EncoderDecoderBuilder builder(Rnn rnn) {
    MatrixKernels.prepare();
    return new EncoderDecoderBuilder(rnn.registry());
  }

  /**
   * Reads a model that {@link Rnn#save} wrote.
   *
   * @throws RnnException if the file is damaged, of another kind of model, or names a plug-in that is not there
   */
  public static EncoderDecoder load(Rnn rnn, Path file) {
    SafetensorsFile content = Safetensors.read(file);
    EncoderDecoder model = EncoderDecoderMetadata.read(rnn.registry(), file, content.metadata());
    ModelFile.fill(model, content, file);
    return model;
  }

  /** What the model is made of. */
  public EncoderDecoderSpec spec() {
    return spec;
  }

  /** Whether everything in it has a provider, so that a file can name it. */
  public boolean isSaveable() {
    return saveable;
  }

  /** Texts that the file keeps with the model, such as its vocabularies, by name. */
  public Map<String, String> attachments() {
    return attachments;
  }

  /** Whether there are attention weights. */
  public boolean attends() {
    return graph.attention() != null;
  }

  /**
   * How often training feeds the decoder its own token rather than the right one, from now on: 0 is teacher forcing.
   *
   * @throws RnnException if the model was not built with scheduled sampling
   */
  public void samplingRate(double rate) {
    if (rate == 0 && !spec.scheduledSampling()) return;
    samplingSchedule(new SamplingSchedule(Spec.of("constant").with("rate", rate)));
  }

  /** How the rate changes with updates; {@link ScheduledSampling} lets it. */
  void samplingSchedule(SamplingSchedule schedule) {
    if (!spec.scheduledSampling()) {
      throw RnnException.error("RNN-SAMPLING", "the model was built without scheduled sampling.")
          .fix("call scheduledSampling() when building it.").build();
    }
    samplingSchedule = schedule.toString();
    sampling(schedule.rate(0));
  }

  void sampling(double rate) {
    samplingRate = rate;
  }

  /** How often training feeds the decoder its own token now. */
  public double samplingRate() {
    return samplingRate;
  }

  /** A session that generates targets of some sources; each has one row to begin with. */
  public EncoderDecoderSession session(List<int[]> sources, Workers workers) {
    return new EncoderDecoderSession(spec, graph, programs.stepping(parameters), sources, workers);
  }

  @Override
  public Parameters parameters() {
    return parameters;
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

  @Override
  public Optional<Axis> elements() {
    return Optional.of(graph.target());
  }

  @Override
  public boolean hasTargetLengths() {
    return true;
  }

  @Override
  public Batch layout(Examples examples, Program program) {
    return Batch.of(examples.size(), Map.of(graph.source(), examples.lengths(), graph.target(),
        examples.targetLengths()), program.axes());
  }

  @Override
  public Map<String, float[]> inputs(Examples examples, Batch batch, Map<String, float[]> state) {
    float[] source = Packing.pack(batch, graph.source(), examples.input(EncoderDecoderGraph.SOURCE), 1, "source");
    Packing.requireIndices(source, spec.source().count(), "source token");
    float[] targets = Packing.pack(batch, graph.target(), examples.targets(), 1, "target");
    Packing.requireIndices(targets, spec.target().count(), "target token");
    Map<String, float[]> given = new HashMap<>();
    given.put(EncoderDecoderGraph.SOURCE, source);
    given.put(EncoderDecoderGraph.TARGETS, targets);
    given.put(EncoderDecoderGraph.PREVIOUS,
        Packing.pack(batch, graph.target(), previous(examples.targets()), 1, "target"));
    if (spec.scheduledSampling()) given.put(EncoderDecoderGraph.SAMPLING, new float[] {(float) samplingRate});
    return given;
  }

  /** What teacher forcing feeds: before the first token the end of the sequence before, so to say. */
  private static float[][] previous(float[][] targets) {
    float[][] all = new float[targets.length][];
    for (int s = 0; s < all.length; s++) {
      all[s] = new float[targets[s].length];
      if (all[s].length == 0) continue;
      all[s][0] = EncoderDecoderSpec.END;
      System.arraycopy(targets[s], 0, all[s], 1, all[s].length - 1);
    }
    return all;
  }

  @Override
  public List<String> stateNames() {
    return List.of();
  }

  @Override
  public int stateSize(String name) {
    throw new IllegalArgumentException("no state is carried: " + name);
  }

  @Override
  public Map<String, String> metadata() {
    return EncoderDecoderMetadata.of(this, samplingSchedule);
  }
}
