package dev.rnn.benchmarks.peers.libtorch;

import static org.bytedeco.pytorch.global.torch.clip_grad_norm_;
import static org.bytedeco.pytorch.global.torch.cross_entropy_loss;
import static org.bytedeco.pytorch.global.torch.embedding;
import static org.bytedeco.pytorch.global.torch.linear;
import static org.bytedeco.pytorch.global.torch.lstm;
import static org.bytedeco.pytorch.global.torch.zeros;

import dev.rnn.benchmarks.measure.Step;
import dev.rnn.benchmarks.peers.GateWeights;
import dev.rnn.benchmarks.task.OwnWordModel;
import dev.rnn.benchmarks.task.WordTask;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;

/** The word model in LibTorch: the functions behind its modules, its clipping and its SGD. */
final class TorchWordModel implements Step {
  private final WordTask task;
  private final int threads;
  private final TensorVector all = new TensorVector();
  private final TensorVector layers = new TensorVector();
  private final Tensor table;
  private final Tensor outputWeights;
  private final TensorOptional outputBias;
  private final SGD optimizer;
  private final Tensor inputs;
  private final Tensor targets;
  private final Tensor h;
  private final Tensor c;
  private float[] losses = {};

  TorchWordModel(WordTask task, int threads) {
    this.task = task;
    this.threads = threads;
    Map<String, float[]> weights = OwnWordModel.weights(task);
    int hidden = task.size().hidden();
    table = add(one(weights, "embedding", "table"), WordTask.VOCABULARY, hidden);
    List<String> gates = BuiltInLayer.gates("lstm");
    for (String layer : List.of("layer0", "layer1")) {
      layers.push_back(add(GateWeights.input(gates).stacked(weights, layer, hidden), 4L * hidden, hidden));
      layers.push_back(add(GateWeights.recurrent(gates).stacked(weights, layer, hidden), 4L * hidden, hidden));
      layers.push_back(add(GateWeights.bias(gates).stacked(weights, layer, hidden), 4L * hidden));
      // The second bias is not learned here, so that both sides learn the same.
      layers.push_back(zeros(4L * hidden));
    }
    outputWeights = add(one(weights, "output", "W"), WordTask.VOCABULARY, hidden);
    outputBias = new TensorOptional(add(one(weights, "output", "b"), WordTask.VOCABULARY));
    optimizer = new SGD(all, new SGDOptions(WordTask.RATE));
    inputs = Tensor.create(Tensors.timeMajor(task.inputs()), task.size().steps(), task.size().batch());
    targets = Tensor.create(Tensors.timeMajor(task.targets()));
    h = zeros(2, task.size().batch(), hidden);
    c = zeros(2, task.size().batch(), hidden);
  }

  private static float[] one(Map<String, float[]> weights, String layer, String name) {
    return new GateWeights(List.of(name)).stacked(weights, layer, 0);
  }

  private Tensor add(float[] numbers, long... shape) {
    Tensor variable = Tensors.variable(numbers, shape);
    all.push_back(variable);
    return variable;
  }

  @Override
  public void run() {
    Tensors.threads(threads);
    try (PointerScope _ = new PointerScope()) {
      T_TensorTensorTensor_T run = lstm(embedding(table, inputs), new TensorVector(h.detach(), c.detach()), layers,
          true, 2, 0, true, false, false);
      Tensor logits = linear(run.get0().view(-1, task.size().hidden()), outputWeights, outputBias);
      Tensor loss = cross_entropy_loss(logits, targets);
      loss.backward();
      clip_grad_norm_(all, WordTask.CLIP);
      optimizer.step();
      h.copy_(run.get1().detach());
      c.copy_(run.get2().detach());
      for (long i = 0; i < all.size(); i++) all.get(i).mutable_grad().reset();
      float value = loss.item_float();
      if (losses.length < 3) { // enough to compare
        losses = Arrays.copyOf(losses, losses.length + 1);
        losses[losses.length - 1] = value;
      }
    }
  }

  @Override
  public Map<String, float[]> results() {
    return Map.of(WordTask.LOSS, losses);
  }
}
