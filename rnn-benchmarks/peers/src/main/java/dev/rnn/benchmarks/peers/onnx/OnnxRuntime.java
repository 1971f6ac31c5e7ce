package dev.rnn.benchmarks.peers.onnx;

import ai.onnxruntime.OrtEnvironment;
import dev.rnn.benchmarks.measure.Step;
import dev.rnn.benchmarks.peer.Peer;
import dev.rnn.benchmarks.task.LayerTask;
import dev.rnn.benchmarks.task.WordTask;
import java.util.Optional;
import java.util.Set;

/** ONNX Runtime on the processor. It does not train. */
public final class OnnxRuntime implements Peer {
  private static final Set<String> NODES = Set.of("lstm", "gru", "vanilla");

  @Override
  public String name() {
    return "onnxruntime";
  }

  @Override
  public String version() {
    return OrtEnvironment.getEnvironment().getVersion();
  }

  @Override
  public Optional<Step> layer(LayerTask task, int threads) {
    if (task.kind().trains() || !NODES.contains(task.size().cell())) return Optional.empty();
    return Optional.of(new OnnxStep(task, threads));
  }

  @Override
  public Optional<Step> wordModel(WordTask task, int threads) {
    return Optional.empty();
  }
}
