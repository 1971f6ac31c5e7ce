package dev.rnn.benchmarks.peers.libtorch;

import java.nio.FloatBuffer;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorArrayRefOptional;
import org.bytedeco.pytorch.global.torch;

/** Numbers in and out of LibTorch. */
final class Tensors {
  private Tensors() {}

  static Tensor of(float[] numbers, long... shape) {
    return Tensor.create(numbers, shape);
  }

  /** A leaf that gradients are kept for. */
  static Tensor variable(float[] numbers, long... shape) {
    return of(numbers, shape).set_requires_grad(true);
  }

  /** Tokens of sequences, all of a step together. */
  static long[] timeMajor(int[][] words) {
    long[] all = new long[words.length * words[0].length];
    for (int i = 0; i < all.length; i++) all[i] = words[i % words.length][i / words.length];
    return all;
  }

  static float[] numbers(Tensor tensor) {
    FloatBuffer buffer = tensor.detach().contiguous().createBuffer();
    float[] numbers = new float[(int) tensor.numel()];
    buffer.get(numbers);
    return numbers;
  }

  static void backward(Tensor output, Tensor gradient) {
    output.backward(gradient, new BoolOptional(), false, new TensorArrayRefOptional());
  }

  /** Threads are a setting of the whole library. */
  static void threads(int count) {
    if (torch.get_num_threads() != count) torch.set_num_threads(count);
  }
}
