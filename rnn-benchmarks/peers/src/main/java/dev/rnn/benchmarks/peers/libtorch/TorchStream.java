package dev.rnn.benchmarks.peers.libtorch;

import static org.bytedeco.pytorch.global.torch.gru_cell;
import static org.bytedeco.pytorch.global.torch.lstm_cell;
import static org.bytedeco.pytorch.global.torch.zeros;

import dev.rnn.benchmarks.measure.Step;
import dev.rnn.benchmarks.peers.GateWeights;
import dev.rnn.benchmarks.task.LayerTask;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;

/** One step at a time in LibTorch: the cell functions, which are faster there than a sequence of one step. */
final class TorchStream implements Step {
  private final LayerTask task;
  private final int threads;
  private final Tensor inputWeights;
  private final Tensor recurrentWeights;
  private final TensorOptional bias;
  private final TensorOptional recurrentBias;
  private final Tensor x;
  private final Tensor h;
  private final Tensor c;

  TorchStream(LayerTask task, int threads) {
    this.task = task;
    this.threads = threads;
    int hidden = task.size().hidden();
    List<String> gates = BuiltInLayer.gates(task.size().cell());
    long stacked = (long) gates.size() * hidden;
    inputWeights = Tensors.of(stacked(GateWeights.input(gates)), stacked, task.size().input());
    recurrentWeights = Tensors.of(stacked(GateWeights.recurrent(gates)), stacked, hidden);
    bias = new TensorOptional(Tensors.of(stacked(GateWeights.bias(gates)), stacked));
    recurrentBias = new TensorOptional(Tensors.of(stacked(GateWeights.recurrentBias(gates)), stacked));
    x = Tensors.of(task.x(), task.size().batch(), task.size().input());
    h = zeros(task.size().batch(), hidden);
    c = zeros(task.size().batch(), hidden);
  }

  private float[] stacked(GateWeights part) {
    return part.stacked(task.weights(), "layer", task.size().hidden());
  }

  @Override
  public void run() {
    Tensors.threads(threads);
    try (PointerScope _ = new PointerScope(); NoGradGuard _ = new NoGradGuard()) {
      if (task.size().cell().equals("lstm")) {
        T_TensorTensor_T next = lstm_cell(x, new TensorVector(h, c), inputWeights, recurrentWeights, bias,
            recurrentBias);
        h.copy_(next.get0());
        c.copy_(next.get1());
      } else {
        h.copy_(gru_cell(x, h, inputWeights, recurrentWeights, bias, recurrentBias));
      }
    }
  }

  @Override
  public Map<String, float[]> results() {
    return Map.of(LayerTask.OUTPUT, Tensors.numbers(h));
  }
}
