package dev.rnn.training.trainer;

import dev.rnn.training.data.ContiguousBatches;
import dev.rnn.training.data.EncodedText;
import dev.rnn.training.data.Window;
import dev.rnn.training.model.Examples;

/** A text as windows that carry state from one to the next: truncated backpropagation through time. */
public final class WindowSource implements ExampleSource {
  private final ContiguousBatches batches;

  /** Windows of a text cut into columns. */
  public WindowSource(ContiguousBatches batches) {
    this.batches = batches;
  }

  /** A text in {@code columns} columns, in windows of {@code steps} tokens. */
  public static WindowSource of(EncodedText text, int columns, int steps) {
    return new WindowSource(new ContiguousBatches(text, columns, steps));
  }

  @Override
  public int batches() {
    return batches.windowsPerEpoch();
  }

  @Override
  public Examples batch(int epoch, int index) {
    Window window = batches.window(index);
    int size = window.lengths().length;
    long[] numbers = new long[size];
    float[][] inputs = new float[size][];
    float[][] targets = new float[size][];
    for (int s = 0; s < size; s++) {
      numbers[s] = s;
      inputs[s] = numbers(window.inputs()[s]);
      targets[s] = numbers(window.targets()[s]);
    }
    return new Examples(inputs, targets, window.lengths(), numbers, !window.first());
  }

  private static float[] numbers(int[] tokens) {
    float[] all = new float[tokens.length];
    for (int i = 0; i < all.length; i++) all[i] = tokens[i];
    return all;
  }
}
