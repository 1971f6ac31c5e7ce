package dev.rnn.engine.support;

import dev.rnn.api.tensor.RowOperation;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Span;
import java.util.List;

/** Any operands: the i-th number of the result is the sine of (i + 1) times the sum of squares of all, over 3. */
public record Mixing(int size) implements RowOperation {
  @Override
  public Shape shape(List<Shape> operands) {
    return Shape.of(size);
  }

  @Override
  public void forward(List<Span> operands, double[] result) {
    double sum = squares(operands);
    for (int i = 0; i < size; i++) result[i] = Math.sin((i + 1) * sum / 3);
  }

  @Override
  public void backward(List<Span> operands, Span result, Span gradient, List<double[]> gradients) {
    double sum = squares(operands);
    double toSum = 0;
    for (int i = 0; i < size; i++) toSum += gradient.get(i) * Math.cos((i + 1) * sum / 3) * (i + 1) / 3;
    for (int k = 0; k < operands.size(); k++) {
      for (int j = 0; j < operands.get(k).size(); j++) gradients.get(k)[j] = 2 * operands.get(k).get(j) * toSum;
    }
  }

  private static double squares(List<Span> operands) {
    double sum = 0;
    for (Span operand : operands) for (int i = 0; i < operand.size(); i++) sum += operand.get(i) * operand.get(i);
    return sum;
  }
}
