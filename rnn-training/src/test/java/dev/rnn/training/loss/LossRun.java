package dev.rnn.training.loss;

import dev.rnn.api.loss.Loss;
import dev.rnn.api.loss.Loss.Target;
import dev.rnn.api.tensor.Reduction;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.engine.autodiff.Gradients;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.interpret.Interpreter;
import dev.rnn.engine.interpret.NumberKind;
import dev.rnn.engine.interpret.Run;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.schedule.Schedule;
import dev.rnn.engine.trace.Trace;
import dev.rnn.engine.trace.TracedLossScope;
import dev.rnn.engine.trace.TracedSequence;
import java.util.List;
import java.util.Map;

/** A loss at every step of a ragged batch, in the double interpreter. */
final class LossRun {
  private final Trace trace = new Trace();
  private final Axis time = trace.axis("time");
  private final int[] lengths;
  private final Node prediction;
  private final Node each;

  /** Predictions are vectors of {@code size}; one number of {@code lengths} for each sequence. */
  LossRun(Loss loss, int size, int... lengths) {
    this.lengths = lengths;
    Shape shape = Shape.of(size);
    Target form = loss.target(shape);
    Tensor predicted = trace.input("prediction", shape, Extent.of(time));
    Tensor target = trace.input("target", form.shape(), Extent.of(time));
    prediction = trace.node(predicted);
    each = trace.node(loss.define(new TracedLossScope(trace.scope(time),
        new TracedSequence(trace, time, predicted, null), new TracedSequence(trace, time, target, null),
        predicted, target, Map.of())));
  }

  /** The loss of one element. */
  static double value(Loss loss, double[] prediction, double... target) {
    return new LossRun(loss, prediction.length, 1).values(prediction, target)[0];
  }

  /** The gradient of the loss of one element. */
  static double[] gradient(Loss loss, double[] prediction, double... target) {
    return new LossRun(loss, prediction.length, 1).gradient(prediction, target);
  }

  Shape shape() {
    return each.shape();
  }

  /** The loss of each step, rows in the order of the batch. */
  double[] values(double[] predictions, double[] targets) {
    return run(List.of(each), predictions, targets).get(each);
  }

  /** The gradient of the sum of all steps. */
  double[] gradient(double[] predictions, double[] targets) {
    Node sum = trace.graph().reduceRows(Reduction.SUM, each, Extent.CONSTANT);
    Node gradient = Gradients.of(sum, List.of(prediction)).get(prediction);
    return run(List.of(gradient), predictions, targets).get(gradient);
  }

  private Map<Node, double[]> run(List<Node> outputs, double[] predictions, double[] targets) {
    Batch batch = Batch.of(lengths.length, Map.of(time, lengths), List.of(time));
    Run run = Run.evaluation(Map.of("prediction", predictions, "target", targets));
    return Interpreter.run(Schedule.of(outputs), batch, run, NumberKind.DOUBLE);
  }
}
