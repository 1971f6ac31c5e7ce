package dev.rnn.benchmarks.peers.libtorch;

import static org.bytedeco.pytorch.global.torch.bmm;
import static org.bytedeco.pytorch.global.torch.cat;
import static org.bytedeco.pytorch.global.torch.linear;
import static org.bytedeco.pytorch.global.torch.softmax;
import static org.bytedeco.pytorch.global.torch.stack;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;

/** As well as one would write it: keys, the tokens' input products and the output layer are one product each. */
final class KeysOnce implements DecoderStyle {
  @Override
  public Tensor logits(PairWeights w, Tensor tokens, Tensor memory, Tensor last) {
    Tensor values = memory.transpose(0, 1).contiguous(); // [B, S, H]
    Tensor keys = linear(values, w.key, new TensorOptional(w.keyBias));
    long embedding = tokens.size(2);
    Tensor ofToken = w.decoder.input().narrow(1, 0, embedding);
    Tensor ofContext = w.decoder.input().narrow(1, embedding, values.size(2));
    TensorOptional recurrentBias = new TensorOptional(w.decoder.recurrentBias());
    TensorVector products = linear(tokens, ofToken, new TensorOptional(w.decoder.bias())).unbind(0);
    Tensor h = last;
    Tensor[] states = new Tensor[(int) tokens.size(0)];
    Tensor[] contexts = new Tensor[states.length];
    for (int t = 0; t < states.length; t++) {
      Tensor scores = linear(h, w.query).unsqueeze(1).add(keys).tanh().matmul(w.score);
      Tensor context = bmm(softmax(scores, 1).unsqueeze(1), values).squeeze(1);
      TensorVector q = products.get(t).add(linear(context, ofContext)).chunk(3, 1);
      TensorVector u = linear(h, w.decoder.recurrent(), recurrentBias).chunk(3, 1);
      Tensor reset = q.get(0).add(u.get(0)).sigmoid();
      Tensor update = q.get(1).add(u.get(1)).sigmoid();
      Tensor candidate = q.get(2).add(reset.mul(u.get(2))).tanh();
      h = candidate.add(update.mul(h.sub(candidate)));
      states[t] = h;
      contexts[t] = context;
    }
    Tensor features = cat(new TensorVector(stack(new TensorVector(states), 0), stack(new TensorVector(contexts), 0),
        tokens), 2);
    return linear(features.flatten(0, 1), w.output, new TensorOptional(w.outputBias));
  }
}
