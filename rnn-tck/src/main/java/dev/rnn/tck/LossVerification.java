package dev.rnn.tck;

import dev.rnn.api.Stability;
import dev.rnn.api.error.RnnException;
import dev.rnn.api.loss.Loss;
import dev.rnn.api.plugin.PluginKind;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.trace.Trace;
import dev.rnn.engine.trace.TracedLossScope;
import dev.rnn.engine.trace.TracedSequence;
import dev.rnn.tck.run.Compare;
import dev.rnn.tck.run.Result;
import dev.rnn.tck.run.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Verifies a loss: on a prediction for each step, or on whole sequences where targets have an axis of their own.
 * Example:
 *
 * <pre>{@code
 * class SquaredErrorTest extends LossVerification {
 *   @Override
 *   protected Loss loss() {
 *     return new SquaredError();
 *   }
 * }
 * }</pre>
 */
@Stability(Stability.Level.EXPERIMENTAL)
public abstract non-sealed class LossVerification extends GraphVerification<Loss> {
  private static final String SCALAR = "required_valueIsOneNumber";
  private static final String EXTENT = "required_oneValueForEachElement";
  private static final String VALUE = "value";
  private static final double FAR = 200; // e²⁰⁰ is no float
  private static final long SEED = 5;

  /** The loss. */
  protected abstract Loss loss();

  /** The size of the prediction: numbers, or logits of classes. */
  protected int predictionSize() {
    return 4;
  }

  /** Lengths of the predictions; 0 should be among them. */
  protected int[] lengths() {
    return new int[] {6, 4, 0, 5, 1};
  }

  /** Lengths of targets that have an axis of their own. */
  protected int[] targetLengths() {
    return new int[] {3, 2, 0, 0, 1};
  }

  /** Shapes of the model's named outputs that the loss asks for; there are numbers of them at each step. */
  protected Map<String, Shape> outputs() {
    return Map.of();
  }

  /** No value is below this one; −∞ for the negative logarithm of a density. */
  protected double least() {
    return 0;
  }

  @Override
  final PluginKind<Loss> kind() {
    return PluginKind.LOSS;
  }

  @Override
  final Loss plugin() {
    return loss();
  }

  @Override
  final List<String> forms() {
    return List.of(SCALAR, EXTENT);
  }

  @Override
  final String ruleOf(RuntimeException reason) {
    if (!(reason instanceof RnnException error)) return super.ruleOf(reason);
    return switch (error.id()) {
      case "RNN-TCK-SCALAR" -> SCALAR;
      case "RNN-TCK-EXTENT" -> EXTENT;
      default -> super.ruleOf(reason);
    };
  }

  @Override
  final Subject trace(Loss plugin, Runnable between) {
    Trace trace = new Trace();
    Axis time = trace.axis("time");
    Tensor prediction = trace.input("prediction", Shape.of(predictionSize()), Extent.of(time));
    Loss.Target form = plugin.target(prediction.shape());
    Axis labels = form.ownAxis() ? trace.axis("labels") : time;
    Tensor target = trace.input("target", form.shape(), Extent.of(labels));
    Map<String, Tensor> outputs = new LinkedHashMap<>();
    outputs().forEach((name, shape) -> outputs.put(name, trace.input("output " + name, shape, Extent.of(time))));
    between.run();
    Tensor value = trace.within("loss, prediction " + prediction.shape(), () -> plugin.define(new TracedLossScope(
        trace.scope(time).child("loss"), new TracedSequence(trace, time, prediction, null),
        new TracedSequence(trace, labels, target, null), prediction, target, outputs)));
    requireOneNumber(trace.node(value), form.ownAxis() ? Extent.SEQUENCE : Extent.of(time));
    Map<Axis, int[]> lengths = new LinkedHashMap<>();
    lengths.put(time, lengths());
    if (form.ownAxis()) lengths.put(labels, targetLengths());
    Map<String, Integer> classes = form.classIndex() ? Map.of("target", predictionSize()) : Map.of();
    return Subject.of(trace, Map.of(VALUE, value), lengths, classes, 1);
  }

  private static void requireOneNumber(Node value, Extent most) {
    if (value.shape().rank() != 0) {
      throw RnnException.error("RNN-TCK-SCALAR", "the loss of one element has shape " + value.shape() + ".")
          .in(value.origin().toString()).fix("end it with sum() or mean(...).").build();
    }
    if (value.extent().perSequence() && most.contains(value.extent())) return;
    throw RnnException.error("RNN-TCK-EXTENT", "the loss varies over " + value.extent()
            + ", a value for each of " + most + " is asked for.")
        .in(value.origin().toString()).fix("sum or average over the other axis.").build();
  }

  /** The value of an element is a scalar. */
  @Test
  public final void required_valueIsOneNumber() {
    rule(SCALAR, "end the definition with sum() or mean(...).");
  }

  /** There is a value for each step, or for each sequence, and none for pairs of steps. */
  @Test
  public final void required_oneValueForEachElement() {
    rule(EXTENT, "leave the axis of the targets with last, sum or mean, and use the prediction.");
  }

  /** Where predictions are far off, the loss and its gradient still are numbers. */
  @Test
  public final void required_farOffPredictionsStayFinite() {
    rule("required_farOffPredictionsStayFinite", "compute logarithms of probabilities from logits (logSoftmax, "
        + "softplus), not from probabilities.", () ->
            Compare.notFinite(training().within(FAR).run(subject().all(), parameters(), SEED))
                .map(what -> what + " for predictions of up to " + FAR));
  }

  /** No value is less than the least one. */
  @Test
  public final void required_valueIsNotBelowTheLeast() {
    rule("required_valueIsNotBelowTheLeast", "check the sign, or override least() if the loss may be lower.", () -> {
      Result result = evaluation().run(subject().all(), parameters(), SEED);
      for (double value : result.all(VALUE)) {
        if (value < least() - tolerance()) return Optional.of("a value is " + value + ", the least one is " + least());
      }
      return Optional.empty();
    });
  }
}
