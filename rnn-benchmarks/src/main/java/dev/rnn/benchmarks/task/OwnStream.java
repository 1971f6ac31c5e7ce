package dev.rnn.benchmarks.task;

import dev.rnn.benchmarks.measure.Step;
import dev.rnn.engine.parameter.WeightFormat;
import dev.rnn.engine.runtime.Session;
import dev.rnn.engine.runtime.Stepper;
import dev.rnn.engine.runtime.Workers;
import java.util.Arrays;
import java.util.Map;

/** The engine's side of streaming: a session that is fed one step at a time. */
public final class OwnStream implements Step {
  private final LayerTask task;
  private final Workers workers;
  private final Session session;
  private final Map<String, float[]> inputs;

  /** Compiles the layer. */
  public OwnStream(LayerTask task, int threads) {
    this(task, threads, WeightFormat.FLOAT32);
  }

  /** Compiles the layer, with weights of a format. */
  public OwnStream(LayerTask task, int threads, WeightFormat weights) {
    this.task = task;
    LayerGraph graph = LayerGraph.of(task.size(), task.kind());
    workers = new Workers(threads);
    session = new Stepper(graph.stepProgram(), OwnLayer.parameters(graph, task))
        .session(workers, task.size().batch(), Map.of(), Map.of(), weights);
    inputs = Map.of(LayerTask.INPUT, task.x());
  }

  @Override
  public void run() {
    session.step(inputs);
  }

  @Override
  public Map<String, float[]> results() {
    int size = task.size().batch() * task.size().hidden();
    return Map.of(LayerTask.OUTPUT, Arrays.copyOf(session.output(LayerTask.OUTPUT), size));
  }

  @Override
  public void close() {
    workers.close();
  }
}
