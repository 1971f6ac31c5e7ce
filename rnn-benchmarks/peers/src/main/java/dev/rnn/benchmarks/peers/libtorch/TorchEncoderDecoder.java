package dev.rnn.benchmarks.peers.libtorch;

import static org.bytedeco.pytorch.global.torch.cross_entropy_loss;
import static org.bytedeco.pytorch.global.torch.embedding;
import static org.bytedeco.pytorch.global.torch.gru;
import static org.bytedeco.pytorch.global.torch.zeros;

import dev.rnn.benchmarks.measure.Step;
import dev.rnn.benchmarks.task.PairTask;
import java.util.Arrays;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;

/** An encoder with a decoder in LibTorch: the function behind its GRU module, a decoder in some style, its Adam. */
final class TorchEncoderDecoder implements Step {
  private final DecoderStyle style;
  private final int threads;
  private final PairWeights weights;
  private final Adam optimizer;
  private final Tensor sources;
  private final Tensor previous;
  private final Tensor targets;
  private final Tensor zero;
  private float[] losses = {};

  TorchEncoderDecoder(PairTask task, DecoderStyle style, int threads) {
    this.style = style;
    this.threads = threads;
    weights = new PairWeights(task);
    optimizer = new Adam(weights.all, new AdamOptions(PairTask.RATE));
    long steps = task.size().steps();
    long batch = task.size().batch();
    sources = Tensor.create(Tensors.timeMajor(task.sources()), steps, batch);
    previous = Tensor.create(Tensors.timeMajor(task.previous()), steps, batch);
    targets = Tensor.create(Tensors.timeMajor(task.targets()));
    zero = zeros(1, batch, task.size().hidden());
  }

  @Override
  public void run() {
    Tensors.threads(threads);
    try (PointerScope _ = new PointerScope()) {
      T_TensorTensor_T run = gru(embedding(weights.sourceTable, sources), zero, weights.encoder.variables(), true, 1, 0,
          true, false, false);
      Tensor logits = style.logits(weights, embedding(weights.targetTable, previous), run.get0(),
          run.get1().squeeze(0));
      Tensor loss = cross_entropy_loss(logits, targets);
      loss.backward();
      optimizer.step();
      for (long i = 0; i < weights.all.size(); i++) weights.all.get(i).mutable_grad().reset();
      float value = loss.item_float();
      if (losses.length < 3) { // enough to compare
        losses = Arrays.copyOf(losses, losses.length + 1);
        losses[losses.length - 1] = value;
      }
    }
  }

  @Override
  public Map<String, float[]> results() {
    return Map.of(PairTask.LOSS, losses);
  }
}
