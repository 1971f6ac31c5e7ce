package dev.rnn.benchmarks.peers.libtorch;

import static org.bytedeco.pytorch.global.torch.cat;
import static org.bytedeco.pytorch.global.torch.zeros;

import dev.rnn.benchmarks.peers.GateWeights;
import dev.rnn.benchmarks.task.OwnEncoderDecoder;
import dev.rnn.benchmarks.task.PairTask;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * What an encoder with a decoder learns, beginning with the engine's numbers; matrices are stacked as is usual here.
 */
final class PairWeights {
  /** A GRU's input matrix, recurrent matrix, input bias, and of the recurrent bias the candidate's part. */
  record Gru(Tensor input, Tensor recurrent, Tensor bias, Tensor candidateBias) {
    /** The recurrent bias. Its other parts would double the input bias, and are not learned. */
    Tensor recurrentBias() {
      return cat(new TensorVector(zeros(2 * candidateBias.size(0)), candidateBias), 0);
    }

    /** In the order of LibTorch's functions. */
    TensorVector variables() {
      return new TensorVector(input, recurrent, bias, recurrentBias());
    }
  }

  final TensorVector all = new TensorVector();
  final Tensor sourceTable;
  final Tensor targetTable;
  final Gru encoder;
  final Gru decoder;
  final Tensor query;
  final Tensor key;
  final Tensor keyBias;
  final Tensor score;
  final Tensor output;
  final Tensor outputBias;

  private final Map<String, float[]> weights;
  private final int hidden;

  PairWeights(PairTask task) {
    weights = OwnEncoderDecoder.weights(task);
    hidden = task.size().hidden();
    int embedding = task.size().input();
    sourceTable = one("source-embedding", "table", PairTask.VOCABULARY, embedding);
    targetTable = one("target-embedding", "table", PairTask.VOCABULARY, embedding);
    encoder = gru("encoder/layer0", embedding);
    decoder = gru("decoder/cell", embedding + hidden);
    query = one("decoder/attention/query", "W", hidden, hidden);
    key = one("decoder/attention/key", "W", hidden, hidden);
    keyBias = one("decoder/attention/key", "b", hidden);
    score = one("decoder/attention", "v", hidden);
    output = one("output/projection", "W", PairTask.VOCABULARY, 2L * hidden + embedding);
    outputBias = one("output/projection", "b", PairTask.VOCABULARY);
  }

  private Gru gru(String layer, long input) {
    List<String> gates = BuiltInLayer.gates("gru");
    return new Gru(add(GateWeights.input(gates), layer, 3L * hidden, input),
        add(GateWeights.recurrent(gates), layer, 3L * hidden, hidden),
        add(GateWeights.bias(gates), layer, 3L * hidden), one(layer, "recurrent/b", hidden));
  }

  private Tensor one(String layer, String name, long... shape) {
    return add(new GateWeights(List.of(name)), layer, shape);
  }

  private Tensor add(GateWeights part, String layer, long... shape) {
    Tensor variable = Tensors.variable(part.stacked(weights, layer, hidden), shape);
    all.push_back(variable);
    return variable;
  }
}
