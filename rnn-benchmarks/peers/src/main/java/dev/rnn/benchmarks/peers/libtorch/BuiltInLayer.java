package dev.rnn.benchmarks.peers.libtorch;

import static org.bytedeco.pytorch.global.torch.gru;
import static org.bytedeco.pytorch.global.torch.lstm;
import static org.bytedeco.pytorch.global.torch.rnn_tanh;
import static org.bytedeco.pytorch.global.torch.zeros;

import dev.rnn.benchmarks.peers.GateWeights;
import dev.rnn.benchmarks.task.LayerTask;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.jspecify.annotations.Nullable;

/** The function behind LibTorch's LSTM, GRU and RNN modules; packed sequences where lengths differ. */
final class BuiltInLayer implements Forward {
  private final LayerTask task;
  private final List<GateWeights> parts;
  private final TensorVector variables;
  private final Tensor zeros;
  private final TensorVector pairOfZeros;
  private final @Nullable Tensor batchSizes;

  BuiltInLayer(LayerTask task) {
    this.task = task;
    List<String> gates = gates(task.size().cell());
    parts = List.of(GateWeights.input(gates), GateWeights.recurrent(gates), GateWeights.bias(gates),
        GateWeights.recurrentBias(gates));
    int hidden = task.size().hidden();
    long stacked = (long) gates.size() * hidden;
    long[][] shapes = {{stacked, task.size().input()}, {stacked, hidden}, {stacked}, {stacked}};
    variables = new TensorVector();
    for (int i = 0; i < shapes.length; i++) {
      float[] numbers = parts.get(i).stacked(task.weights(), "layer", hidden);
      variables.push_back(task.kind().trains() ? Tensors.variable(numbers, shapes[i]) : Tensors.of(numbers, shapes[i]));
    }
    zeros = zeros(1, task.size().batch(), hidden);
    pairOfZeros = new TensorVector(zeros, zeros);
    batchSizes = Arrays.stream(task.lengths()).distinct().count() == 1 ? null
        : Tensor.create(Arrays.stream(task.running()).asLongStream().toArray());
  }

  static List<String> gates(String cell) {
    return switch (cell) {
      case "lstm" -> List.of("input", "forget", "candidate", "output");
      case "gru" -> List.of("reset", "update", "candidate");
      default -> List.of("hidden");
    };
  }

  @Override
  public Tensor of(Tensor x) {
    boolean train = task.kind().trains();
    if (batchSizes != null) return lstm(x, batchSizes, pairOfZeros, variables, true, 1, 0, train, false).get0();
    return switch (task.size().cell()) {
      case "lstm" -> lstm(x, pairOfZeros, variables, true, 1, 0, train, false, false).get0();
      case "gru" -> gru(x, zeros, variables, true, 1, 0, train, false, false).get0();
      default -> rnn_tanh(x, zeros, variables, true, 1, 0, train, false, false).get0();
    };
  }

  @Override
  public long[] inputShape() {
    if (batchSizes != null) return new long[] {task.rows(), task.size().input()};
    return new long[] {task.lengths()[0], task.lengths().length, task.size().input()};
  }

  @Override
  public TensorVector variables() {
    return variables;
  }

  @Override
  public void gradients(Map<String, float[]> results) {
    for (int i = 0; i < parts.size(); i++) {
      parts.get(i).apart(Tensors.numbers(variables.get(i).grad()), "layer", results);
    }
  }
}
