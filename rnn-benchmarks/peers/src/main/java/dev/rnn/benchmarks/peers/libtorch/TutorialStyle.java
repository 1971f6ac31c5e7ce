package dev.rnn.benchmarks.peers.libtorch;

import static org.bytedeco.pytorch.global.torch.bmm;
import static org.bytedeco.pytorch.global.torch.cat;
import static org.bytedeco.pytorch.global.torch.gru;
import static org.bytedeco.pytorch.global.torch.linear;
import static org.bytedeco.pytorch.global.torch.softmax;
import static org.bytedeco.pytorch.global.torch.stack;

import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;

/**
 * As the usual tutorials write it: at each step the state, repeated for each source step, is joined with the memory and
 * projected with it, and the output layer is applied.
 */
final class TutorialStyle implements DecoderStyle {
  @Override
  public Tensor logits(PairWeights w, Tensor tokens, Tensor memory, Tensor last) {
    Tensor values = memory.transpose(0, 1); // [B, S, H]
    Tensor energy = cat(new TensorVector(w.query, w.key), 1);
    TensorVector variables = w.decoder.variables();
    TensorVector each = tokens.unbind(0);
    Tensor h = last.unsqueeze(0); // [1, B, H]
    Tensor[] logits = new Tensor[(int) tokens.size(0)];
    for (int t = 0; t < logits.length; t++) {
      Tensor token = each.get(t).unsqueeze(0); // [1, B, E]
      Tensor repeated = h.transpose(0, 1).repeat(1, values.size(1), 1);
      Tensor hiddenLayer = linear(cat(new TensorVector(repeated, values), 2), energy, new TensorOptional(w.keyBias));
      Tensor weights = softmax(hiddenLayer.tanh().matmul(w.score), 1).unsqueeze(1);
      Tensor context = bmm(weights, values).transpose(0, 1); // [1, B, H]
      T_TensorTensor_T run = gru(cat(new TensorVector(token, context), 2), h, variables, true, 1, 0, true, false,
          false);
      h = run.get1();
      Tensor features = cat(new TensorVector(run.get0(), context, token), 2).squeeze(0);
      logits[t] = linear(features, w.output, new TensorOptional(w.outputBias));
    }
    return stack(new TensorVector(logits), 0).flatten(0, 1);
  }
}
