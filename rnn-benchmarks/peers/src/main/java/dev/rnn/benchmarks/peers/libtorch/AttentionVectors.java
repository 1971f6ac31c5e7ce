package dev.rnn.benchmarks.peers.libtorch;

import java.nio.DoubleBuffer;
import java.util.Random;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Prints what LibTorch computes, in {@code double}, for additive and general attention of one query over four steps,
 * with the gradients of context · seen: the values that rnn-attention is tested against
 * ({@code rnn-attention/src/test/resources/dev/rnn/attention/score/libtorch.tsv}). A name, a tab and numbers on each
 * line.
 */
public final class AttentionVectors {
  private static final int STEPS = 4;
  private static final int MEMORY = 3;
  private static final int QUERY = 2;
  private static final int HIDDEN = 5;

  private final Random random = new Random(7);

  private AttentionVectors() {}

  /** Prints all of them. */
  public static void main(String[] none) {
    AttentionVectors vectors = new AttentionVectors();
    vectors.additive();
    vectors.general();
  }

  private void additive() {
    Tensor memory = variable(STEPS, MEMORY);
    Tensor query = variable(QUERY);
    Tensor w = variable(HIDDEN, QUERY);
    Tensor u = variable(HIDDEN, MEMORY);
    Tensor b = variable(HIDDEN);
    Tensor v = variable(HIDDEN);
    Tensor seen = constant(MEMORY);
    Tensor keys = torch.linear(memory, u, new TensorOptional(b));
    attended("additive", torch.matmul(torch.tanh(keys.add(torch.matmul(w, query))), v), memory, seen);
    printed("additive", new String[] {"memory", "query", "W", "U", "b", "v"}, memory, query, w, u, b, v);
  }

  private void general() {
    Tensor memory = variable(STEPS, MEMORY);
    Tensor query = variable(QUERY);
    Tensor w = variable(QUERY, MEMORY);
    Tensor seen = constant(MEMORY);
    attended("general", torch.matmul(torch.matmul(memory, w.t()), query), memory, seen);
    printed("general", new String[] {"memory", "query", "W"}, memory, query, w);
  }

  private static void attended(String mechanism, Tensor scores, Tensor memory, Tensor seen) {
    Tensor weights = torch.softmax(scores, 0L, new ScalarTypeOptional());
    Tensor context = torch.matmul(weights.unsqueeze(0), memory).squeeze(0);
    context.dot(seen).backward();
    print(mechanism + "/seen", seen);
    print(mechanism + "/weights", weights);
    print(mechanism + "/context", context);
  }

  private static void printed(String mechanism, String[] names, Tensor... variables) {
    for (int i = 0; i < names.length; i++) {
      print(mechanism + "/" + names[i], variables[i]);
      print(mechanism + "/d " + names[i], variables[i].grad());
    }
  }

  private static void print(String name, Tensor tensor) {
    DoubleBuffer numbers = tensor.detach().contiguous().createBuffer();
    StringBuilder line = new StringBuilder(name);
    for (int i = 0; i < tensor.numel(); i++) line.append(i == 0 ? '\t' : ' ').append(numbers.get(i));
    System.out.println(line);
  }

  private Tensor variable(long... shape) {
    return constant(shape).set_requires_grad(true);
  }

  private Tensor constant(long... shape) {
    int count = 1;
    for (long size : shape) count *= (int) size;
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) numbers[i] = Math.round(1000 * random.nextGaussian()) / 1000.0;
    return Tensor.create(numbers, shape);
  }
}
