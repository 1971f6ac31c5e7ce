package dev.rnn.benchmarks.peers.libtorch;

import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/** A layer's forward pass, with the variables that it has. */
interface Forward {
  /** Outputs [rows, H] of inputs [rows, I]: packed, or [T, B, …] where all lengths are the same. */
  Tensor of(Tensor x);

  /** The shape of the input. */
  long[] inputShape();

  /** The variables. */
  TensorVector variables();

  /** The variables' gradients, under the engine's names. */
  void gradients(Map<String, float[]> results);
}
