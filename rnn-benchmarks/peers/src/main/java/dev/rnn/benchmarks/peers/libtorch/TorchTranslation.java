package dev.rnn.benchmarks.peers.libtorch;

import static org.bytedeco.pytorch.global.torch.bmm;
import static org.bytedeco.pytorch.global.torch.cat;
import static org.bytedeco.pytorch.global.torch.cross_entropy_loss;
import static org.bytedeco.pytorch.global.torch.embedding;
import static org.bytedeco.pytorch.global.torch.gru;
import static org.bytedeco.pytorch.global.torch.gru_cell;
import static org.bytedeco.pytorch.global.torch.linear;
import static org.bytedeco.pytorch.global.torch.matmul;
import static org.bytedeco.pytorch.global.torch.softmax;
import static org.bytedeco.pytorch.global.torch.stack;
import static org.bytedeco.pytorch.global.torch.tanh;
import static org.bytedeco.pytorch.global.torch.zeros;

import dev.rnn.benchmarks.measure.Step;
import dev.rnn.benchmarks.peer.AttentionStyle;
import dev.rnn.benchmarks.peers.GateWeights;
import dev.rnn.benchmarks.task.OwnTranslation;
import dev.rnn.benchmarks.task.TranslationTask;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;

/** An encoder with an attending decoder in LibTorch: its own GRU along the source, its GRU cell along the target. */
final class TorchTranslation implements Step {
  private static final long END = 1;

  private final TranslationTask task;
  private final int threads;
  private final AttentionStyle style;
  private final Map<String, float[]> weights;
  private final TensorVector all = new TensorVector();
  private final Gru encoder;
  private final Gru decoder;
  private final Tensor sourceTable;
  private final Tensor targetTable;
  private final Tensor bridge;
  private final Tensor bridgeBias;
  private final Tensor query;
  private final Tensor key;
  private final Tensor keyBias;
  private final Tensor score;
  private final Tensor output;
  private final Tensor outputBias;
  private final Adam optimizer;
  private final Tensor sources;
  private final Tensor previous;
  private final Tensor targets;
  private final Tensor zero;
  private float[] losses = {};

  TorchTranslation(TranslationTask task, int threads, AttentionStyle style) {
    this.task = task;
    this.threads = threads;
    this.style = style;
    weights = OwnTranslation.weights(task);
    int hidden = task.size().hidden();
    int embedding = task.size().input();
    encoder = new Gru("encoder/layer0", embedding);
    decoder = new Gru("decoder/cell", embedding + hidden);
    sourceTable = add("source-embedding/table", TranslationTask.VOCABULARY, embedding);
    targetTable = add("target-embedding/table", TranslationTask.VOCABULARY, embedding);
    bridge = add("decoder/bridge/h/W", hidden, hidden);
    bridgeBias = add("decoder/bridge/h/b", hidden);
    query = add("decoder/attention/query/W", hidden, hidden);
    key = add("decoder/attention/key/W", hidden, hidden);
    keyBias = add("decoder/attention/key/b", hidden);
    score = add("decoder/attention/v", hidden);
    output = add("output/projection/W", TranslationTask.VOCABULARY, 2L * hidden + embedding);
    outputBias = add("output/projection/b", TranslationTask.VOCABULARY);
    optimizer = new Adam(all, new AdamOptions(TranslationTask.RATE));
    sources = Tensor.create(timeMajor(task.sources(), 0, 0), task.size().steps(), task.size().batch());
    previous = Tensor.create(timeMajor(task.targets(), 1, 0), task.size().steps(), task.size().batch());
    targets = Tensor.create(timeMajor(task.targets(), 0, 1));
    zero = zeros(1, task.size().batch(), hidden);
  }

  /** Numbers step after step, with the end of the sequence before or behind. */
  private static long[] timeMajor(int[][] tokens, int before, int behind) {
    int steps = tokens[0].length + before + behind;
    long[] numbers = new long[tokens.length * steps];
    for (int i = 0; i < numbers.length; i++) {
      int t = i / tokens.length - before;
      numbers[i] = t >= 0 && t < tokens[0].length ? tokens[i % tokens.length][t] : END;
    }
    return numbers;
  }

  private Tensor add(String path, long... shape) {
    int slash = path.lastIndexOf('/');
    return add(new GateWeights(List.of(path.substring(slash + 1)))
        .stacked(weights, path.substring(0, slash), task.size().hidden()), shape);
  }

  private Tensor add(float[] numbers, long... shape) {
    Tensor variable = Tensors.variable(numbers, shape);
    all.push_back(variable);
    return variable;
  }

  /** The stacked weights of a GRU. Of the second bias only the candidate's is learned, so that both sides learn the same. */
  private final class Gru {
    private final Tensor input;
    private final Tensor recurrent;
    private final Tensor bias;
    private final Tensor candidateBias;
    private final Tensor noBias;

    Gru(String layer, int inputs) {
      long hidden = task.size().hidden();
      List<String> gates = BuiltInLayer.gates("gru");
      input = add(GateWeights.input(gates).stacked(weights, layer, (int) hidden), 3 * hidden, inputs);
      recurrent = add(GateWeights.recurrent(gates).stacked(weights, layer, (int) hidden), 3 * hidden, hidden);
      bias = add(GateWeights.bias(gates).stacked(weights, layer, (int) hidden), 3 * hidden);
      candidateBias = add(layer + "/recurrent/b", hidden);
      noBias = zeros(2 * hidden);
    }

    Tensor recurrentBias() {
      return cat(new TensorVector(noBias, candidateBias));
    }
  }

  @Override
  public void run() {
    Tensors.threads(threads);
    try (PointerScope _ = new PointerScope()) {
      T_TensorTensor_T run = gru(embedding(sourceTable, sources), zero, new TensorVector(encoder.input, encoder.recurrent,
          encoder.bias, encoder.recurrentBias()), true, 1, 0, true, false, false);
      Tensor h = tanh(linear(run.get1().squeeze(0), bridge, new TensorOptional(bridgeBias)));
      Tensor memory = run.get0().transpose(0, 1).contiguous();
      Tensor loss = cross_entropy_loss(style == AttentionStyle.KEYS_ONCE ? keysOnce(memory, h) : tutorial(memory, h),
          targets);
      loss.backward();
      optimizer.step();
      for (long i = 0; i < all.size(); i++) all.get(i).mutable_grad().reset();
      float value = loss.item_float();
      if (losses.length < 3) { // enough to compare
        losses = Arrays.copyOf(losses, losses.length + 1);
        losses[losses.length - 1] = value;
      }
    }
  }

  /** Logits of all steps, in one product. */
  private Tensor keysOnce(Tensor memory, Tensor first) {
    Tensor keys = linear(memory, key, new TensorOptional(keyBias));
    TensorVector tokens = embedding(targetTable, previous).unbind(0);
    Tensor recurrentBias = decoder.recurrentBias();
    Tensor h = first;
    Tensor[] features = new Tensor[task.size().steps()];
    for (int t = 0; t < features.length; t++) {
      Tensor context = context(memory, tanh(keys.add(linear(h, query).unsqueeze(1))));
      Tensor token = tokens.get(t);
      h = step(token, context, h, recurrentBias);
      features[t] = cat(new TensorVector(h, context, token), 1);
    }
    Tensor rows = stack(new TensorVector(features), 0).view(-1, 2L * task.size().hidden() + task.size().input());
    return linear(rows, output, new TensorOptional(outputBias));
  }

  private Tensor tutorial(Tensor memory, Tensor first) {
    Tensor both = cat(new TensorVector(query, key), 1);
    Tensor recurrentBias = decoder.recurrentBias();
    TensorVector previousTokens = previous.unbind(0);
    Tensor h = first;
    Tensor[] logits = new Tensor[task.size().steps()];
    for (int t = 0; t < logits.length; t++) {
      Tensor token = embedding(targetTable, previousTokens.get(t));
      Tensor repeated = h.unsqueeze(1).repeat(1, task.size().steps(), 1);
      Tensor energy = tanh(linear(cat(new TensorVector(repeated, memory), 2), both, new TensorOptional(keyBias)));
      Tensor context = context(memory, energy);
      h = step(token, context, h, recurrentBias);
      logits[t] = linear(cat(new TensorVector(h, context, token), 1), output, new TensorOptional(outputBias));
    }
    return stack(new TensorVector(logits), 0).view(-1, TranslationTask.VOCABULARY);
  }

  private Tensor context(Tensor memory, Tensor energy) {
    Tensor attention = softmax(matmul(energy, score), 1L, new ScalarTypeOptional());
    return bmm(attention.unsqueeze(1), memory).squeeze(1);
  }

  private Tensor step(Tensor token, Tensor context, Tensor h, Tensor recurrentBias) {
    return gru_cell(cat(new TensorVector(token, context), 1), h, decoder.input, decoder.recurrent,
        new TensorOptional(decoder.bias), new TensorOptional(recurrentBias));
  }

  @Override
  public Map<String, float[]> results() {
    return Map.of(TranslationTask.LOSS, losses);
  }
}
