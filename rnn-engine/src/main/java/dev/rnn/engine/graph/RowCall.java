package dev.rnn.engine.graph;

import dev.rnn.api.error.RnnException;
import dev.rnn.api.tensor.RowOperation;
import dev.rnn.api.tensor.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Calls an author's operation, or its gradient, for one row after the other. It holds copies of the row's numbers, so
 * that nothing the author does can reach others'. Used by one thread.
 */
public final class RowCall {
  private record Numbers(double[] values) implements Span {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public double get(int index) {
      return values[index];
    }
  }

  private final Node node;
  private final RowOperation operation;
  private final List<double[]> operands = new ArrayList<>();
  private final List<Span> spans = new ArrayList<>();
  private final List<double[]> results = new ArrayList<>();

  /** Calls for a node of one of the two ops. */
  public RowCall(Node node) {
    this.node = node;
    operation = node.op() instanceof Op.CustomGradient(RowOperation own) ? own : ((Op.Custom) node.op()).operation();
    for (Node in : node.inputs()) {
      operands.add(new double[in.size()]);
      spans.add(new Numbers(operands.getLast()));
    }
    if (!isGradient()) results.add(new double[node.size()]);
    else for (int i = 0; i < count(); i++) results.add(new double[node.in(i).size()]);
  }

  private boolean isGradient() {
    return node.op() instanceof Op.CustomGradient;
  }

  /** Operands of the operation itself; its gradient has two more. */
  private int count() {
    return isGradient() ? spans.size() - 2 : spans.size();
  }

  /** Where the numbers of an operand go before a call. */
  public double[] operand(int index) {
    return operands.get(index);
  }

  /** Calls the author's code; what it gave, part by part. */
  public List<double[]> run() {
    for (double[] result : results) Arrays.fill(result, 0);
    List<Span> own = spans.subList(0, count());
    try {
      if (isGradient()) operation.backward(own, spans.get(count()), spans.get(count() + 1), List.copyOf(results));
      else operation.forward(own, results.getFirst());
    } catch (RuntimeException reason) {
      throw failed(reason);
    }
    return results;
  }

  private RnnException failed(RuntimeException reason) {
    String method = isGradient() ? "backward" : "forward";
    RnnException.Builder error = RnnException.error("RNN-CUSTOM-OPERATION",
        operation.name() + "." + method + " failed: " + reason + ".").in(node.origin().toString());
    StackTraceElement[] lines = reason.getStackTrace();
    for (StackTraceElement line : lines) {
      if (!line.getClassName().startsWith(operation.getClass().getName())) continue;
      error.detail("thrown at " + line.getFileName() + ":" + line.getLineNumber());
      break;
    }
    for (int i = 0; i < count(); i++) {
      Node in = node.in(i);
      error.detail("operand " + i + " = " + in.describe() + " " + in.shape() + ": " + text(operands.get(i)));
    }
    return error.fix("stay within the sizes of the operands and of what is to be filled, and expect any numbers.")
        .cause(reason).build();
  }

  private static String text(double[] numbers) {
    return numbers.length <= 8 ? Arrays.toString(numbers)
        : Arrays.toString(Arrays.copyOf(numbers, 8)).replace("]", ", ...]");
  }
}
