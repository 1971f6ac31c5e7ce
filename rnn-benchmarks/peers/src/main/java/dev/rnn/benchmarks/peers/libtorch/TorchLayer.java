package dev.rnn.benchmarks.peers.libtorch;

import dev.rnn.benchmarks.measure.Step;
import dev.rnn.benchmarks.task.LayerTask;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/** A layer in LibTorch, a whole sequence at a time: forward, and backward with gradients dropped after each step. */
final class TorchLayer implements Step {
  private final LayerTask task;
  private final int threads;
  private final Forward layer;
  private final Tensor x;
  private final Tensor gradient;

  TorchLayer(LayerTask task, int threads, Forward layer) {
    this.task = task;
    this.threads = threads;
    this.layer = layer;
    long[] shape = layer.inputShape();
    x = task.kind().trains() ? Tensors.variable(task.x(), shape) : Tensors.of(task.x(), shape);
    shape[shape.length - 1] = task.size().hidden();
    gradient = task.kind().trains() ? Tensors.of(task.outputGradient(), shape) : x;
  }

  @Override
  public void run() {
    Tensors.threads(threads);
    try (PointerScope _ = new PointerScope()) {
      if (task.kind().trains()) {
        Tensors.backward(layer.of(x), gradient);
        dropGradients();
      } else {
        try (NoGradGuard _ = new NoGradGuard()) {
          layer.of(x);
        }
      }
    }
  }

  private void dropGradients() {
    TensorVector variables = layer.variables();
    for (long i = 0; i < variables.size(); i++) variables.get(i).mutable_grad().reset();
    x.mutable_grad().reset();
  }

  @Override
  public Map<String, float[]> results() {
    Map<String, float[]> results = new LinkedHashMap<>();
    try (PointerScope _ = new PointerScope()) {
      Tensor output = layer.of(x);
      results.put(LayerTask.OUTPUT, Tensors.numbers(output));
      if (task.kind().trains()) {
        Tensors.backward(output, gradient);
        results.put("d " + LayerTask.INPUT, Tensors.numbers(x.grad()));
        layer.gradients(results);
        dropGradients();
      }
    }
    return results;
  }
}
