package dev.rnn.benchmarks.task;

import dev.rnn.benchmarks.measure.Step;
import dev.rnn.engine.compile.Compiler;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.parameter.Parameters;
import dev.rnn.engine.parameter.Parameters.Parameter;
import dev.rnn.engine.random.NoiseKey;
import dev.rnn.engine.runtime.Frame;
import dev.rnn.engine.runtime.Workers;
import dev.rnn.engine.trace.ParameterDeclaration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The engine's side of a {@link LayerTask}, a whole sequence at a time. */
public final class OwnLayer implements Step {
  private static final NoiseKey NO_NOISE = NoiseKey.of(0, 0);

  private final LayerTask task;
  private final Workers workers;
  private final Frame frame;
  private final Batch batch;
  private final Parameters parameters;
  private final Map<String, float[]> inputs = new HashMap<>();

  /** Compiles the layer. */
  public OwnLayer(LayerTask task, int threads) {
    this.task = task;
    LayerGraph graph = LayerGraph.of(task.size(), task.kind());
    parameters = parameters(graph, task);
    workers = new Workers(threads);
    frame = new Frame(graph.program(task.kind()), workers);
    batch = Batch.of(task.lengths().length, Map.of(graph.time(), task.lengths()), frame.program().axes());
    inputs.put(LayerTask.INPUT, task.x());
    if (task.kind().trains()) inputs.put(LayerGraph.OUTPUT_GRADIENT, outputGradient());
  }

  static Parameters parameters(LayerGraph graph, LayerTask task) {
    Parameters parameters = Parameters.initial(graph.parameters(), 1, null);
    for (ParameterDeclaration p : graph.parameters()) {
      float[] from = java.util.Objects.requireNonNull(task.weights().get(p.path()));
      System.arraycopy(from, 0, parameters.values(p.path()), 0, from.length);
    }
    return parameters;
  }

  private float[] outputGradient() {
    float[] all = task.outputGradient();
    if (task.kind() == LayerTask.Kind.TRAIN) return all;
    return Arrays.copyOfRange(all, all.length - task.size().batch() * task.size().hidden(), all.length);
  }

  @Override
  public void run() {
    if (task.kind().trains()) parameters.changed(); // an update would have changed them
    frame.run(batch, parameters, inputs, NO_NOISE);
  }

  @Override
  public Map<String, float[]> results() {
    Map<String, float[]> results = new LinkedHashMap<>();
    results.put(LayerTask.OUTPUT, output(LayerTask.OUTPUT));
    if (!task.kind().trains()) return results;
    String x = Compiler.gradientOf(LayerTask.INPUT);
    results.put(x, output(x));
    for (Parameter p : parameters.all()) {
      String name = Compiler.gradientOf(p.path());
      results.put(name, output(name));
    }
    return results;
  }

  private float[] output(String name) {
    return Arrays.copyOf(frame.output(name), frame.outputLength(name));
  }

  @Override
  public void close() {
    workers.close();
  }
}
