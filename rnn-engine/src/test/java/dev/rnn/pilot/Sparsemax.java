package dev.rnn.pilot;

import dev.rnn.api.tensor.RowOperation;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Span;
import java.util.Arrays;
import java.util.List;

/**
 * The nearest vector of numbers from 0 on whose sum is 1, most of which are 0: max(x − τ, 0).
 *
 * @see <a href="https://arxiv.org/abs/1602.02068">Martins, Astudillo 2016, algorithm 1</a>
 */
public record Sparsemax() implements RowOperation {
  @Override
  public Shape shape(List<Shape> operands) {
    return operands.getFirst();
  }

  @Override
  public void forward(List<Span> operands, double[] result) {
    double[] x = operands.getFirst().toArray();
    double[] rising = x.clone();
    Arrays.sort(rising);
    double sum = 0;
    double threshold = 0;
    for (int k = 1; k <= x.length; k++) {
      double next = rising[x.length - k];
      sum += next;
      if (1 + k * next > sum) threshold = (sum - 1) / k;
    }
    for (int i = 0; i < x.length; i++) result[i] = Math.max(0, x[i] - threshold);
  }

  @Override
  public void backward(List<Span> operands, Span result, Span gradient, List<double[]> gradients) {
    int count = 0;
    double sum = 0;
    for (int i = 0; i < result.size(); i++) {
      if (result.get(i) > 0) {
        count++;
        sum += gradient.get(i);
      }
    }
    for (int i = 0; i < result.size(); i++) {
      if (result.get(i) > 0) gradients.getFirst()[i] = gradient.get(i) - sum / count;
    }
  }
}
