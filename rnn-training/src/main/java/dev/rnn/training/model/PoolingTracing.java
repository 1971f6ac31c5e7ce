package dev.rnn.training.model;

import static dev.rnn.api.tensor.Tensors.equal;
import static dev.rnn.api.tensor.Tensors.maximum;
import static dev.rnn.api.tensor.Tensors.where;

import dev.rnn.api.decoder.Attention;
import dev.rnn.api.error.RnnException;
import dev.rnn.api.scope.Initializers;
import dev.rnn.api.scope.Role;
import dev.rnn.api.tensor.Sequence.Unrolled;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.trace.TracedScope;
import dev.rnn.engine.trace.TracedSequence;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * From the steps of a sequence to one vector. Mean, first and largest are small recurrences: what they have after each
 * step is the pooled value of the steps so far, so that a fed sequence gives the bits that the whole one gives.
 */
final class PoolingTracing {
  /** The name of the attention weights among a model's outputs. */
  static final String ATTENTION = "attention";

  private final Pooling pooling;
  private final @Nullable Attention attention;
  private final TracedScope scope;
  private final Axis time;

  /**
   * A pooled sequence.
   *
   * @param value of the whole sequence
   * @param soFar of the steps so far, at each step; null: it is not known before the end
   * @param weights of attention, at each step; null: there is none
   */
  record Pooled(Tensor value, @Nullable Tensor soFar, @Nullable Tensor weights) {}

  /** A sum and the number of its terms. */
  private record Mean(Tensor sum, Tensor count) {}

  /** A value and whether there is one. */
  private record Chosen(Tensor value, Tensor isThere) {}

  PoolingTracing(Pooling pooling, @Nullable Attention attention, TracedScope scope, Axis time) {
    this.pooling = pooling;
    this.attention = attention;
    this.scope = scope;
    this.time = time;
  }

  Pooled of(LayerTracing.Run run) {
    Tensor x = run.steps();
    TracedSequence steps = new TracedSequence(scope.trace(), time, x, null);
    Tensor zeros = scope.zeros(x.size());
    return switch (pooling.kind()) {
      case LAST -> run.ends() != null ? new Pooled(run.ends(), null, null)
          : new Pooled(steps.last(x, zeros), x, null);
      case FIRST -> chosen(steps, x, before -> before);
      case MAX -> chosen(steps, x, before -> maximum(before, x));
      case MEAN -> mean(steps, x);
      case ATTENTION -> attended(steps, x);
    };
  }

  private Pooled mean(TracedSequence steps, Tensor x) {
    Unrolled<Mean> run = steps.unroll(new Mean(scope.zeros(x.size()), scope.constant(0)),
        before -> new Mean(before.sum().plus(x), before.count().plus(1)));
    return new Pooled(divided(run.last()), divided(run.states()), null);
  }

  /** 0 terms have the mean 0. */
  private Tensor divided(Mean mean) {
    return mean.sum().dividedBy(mean.count().plus(equal(mean.count(), scope.constant(0))));
  }

  /** Begins with the first step, then goes on as the rule says. */
  private Pooled chosen(TracedSequence steps, Tensor x, UnaryOperator<Tensor> rule) {
    Unrolled<Chosen> run = steps.unroll(new Chosen(scope.zeros(x.size()), scope.constant(0)),
        before -> new Chosen(where(before.isThere(), rule.apply(before.value()), x), scope.constant(1)));
    return new Pooled(run.last().value(), run.states().value(), null);
  }

  private Pooled attended(TracedSequence steps, Tensor x) {
    Attention mechanism = java.util.Objects.requireNonNull(attention);
    TracedScope own = scope.child("pooling");
    Tensor query = own.parameter("query", Shape.of(x.size()), Initializers.uniform(0.1), Role.WEIGHT);
    Attention.Attended attended = AuthorCode.run("attention \"" + pooling.attention() + "\"",
        () -> mechanism.over(own.child(ATTENTION), steps).of(query));
    if (attended.context().shape().rank() != 1) {
      throw RnnException.error("RNN-POOLING-SHAPE", "attention gives " + attended.context().shape()
          + ", not a vector.").fix("return a weighted sum of the memory.").build();
    }
    return new Pooled(attended.context(), null, attended.weights());
  }
}
