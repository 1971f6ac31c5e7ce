package dev.rnn.training.model;

import dev.rnn.api.error.RnnException;
import dev.rnn.api.loss.Loss;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.tensor.Reduction;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.api.tensor.Tensors;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.trace.Trace;
import dev.rnn.engine.trace.TracedLossScope;
import dev.rnn.engine.trace.TracedScope;
import dev.rnn.engine.trace.TracedSequence;
import dev.rnn.training.model.ModelGraph.Answer;
import dev.rnn.training.model.ModelGraph.Parts;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes the graph of a model, from its inputs to its loss. */
final class ModelTracing {
  private final ModelSpec spec;
  private final Parts parts;
  private final Trace trace = new Trace();
  private final Axis time = trace.axis("time");
  private final TracedScope scope = trace.scope(time);

  ModelTracing(ModelSpec spec, Parts parts) {
    this.spec = spec;
    this.parts = parts;
  }

  ModelGraph trace() {
    Tensor carry = trace.input(ModelGraph.CARRY, Shape.SCALAR, spec.resets() ? Extent.SEQUENCE : Extent.CONSTANT);
    InputTracing.Read read = new InputTracing(spec, scope, time).read();
    LayerTracing layers = new LayerTracing(spec.layers(), scope, time, carry, read.context());
    LayerTracing.Run run = layers.run(parts.cells(), read.steps(),
        spec.topology() == Topology.MANY_TO_ONE && spec.pooling().kind() == Pooling.Kind.LAST);
    PoolingTracing.Pooled pooled = spec.topology() == Topology.MANY_TO_ONE
        ? new PoolingTracing(spec.pooling(), parts.attention(), scope, time).of(run) : null;
    Tensor steps = overTime(run.steps());
    UnaryOperator<Tensor> output = output(read.table());
    Answer answer = answer(output, pooled == null ? steps : pooled.value());
    Tensor stepping = pooled == null ? null : pooled.soFar();
    Answer stepAnswer = stepping == null ? answer : answer(output, stepping);
    Node attention = pooled == null || pooled.weights() == null ? null : trace.node(pooled.weights());
    Tensor logits = trace.wrap(answer.logits());
    Loss.Target form = AuthorCode.run(lossName(), () -> parts.loss().target(logits.shape()));
    Axis label = spec.topology() == Topology.UNALIGNED ? trace.axis("label") : null;
    Node sum = weighted(loss(form, label, logits, attention));
    return new ModelGraph(trace, time, label, answer, stepAnswer, attention, sum, form, layers.slots(),
        layers.finals().stream().flatMap(List::stream).toList());
  }

  /** What does not happen to depend on a step still is a value of every step. */
  private Tensor overTime(Tensor x) {
    Node node = trace.node(x);
    return trace.wrap(trace.graph().broadcast(node, node.extent().join(Extent.of(time))));
  }

  private Answer answer(UnaryOperator<Tensor> output, Tensor h) {
    Tensor logits = output.apply(h);
    return new Answer(trace.node(logits), trace.node(spec.output().activation().of(logits)));
  }

  /** The output layer; it may be applied several times. */
  private UnaryOperator<Tensor> output(@Nullable Tensor table) {
    OutputSpec output = spec.output();
    if (!output.tied()) {
      Affine affine = scope.affine("output", output.size());
      return affine::of;
    }
    Tensor[] bias = new Tensor[1];
    return h -> {
      if (table == null || table.shape().dim(1) != h.size() || table.shape().dim(0) != output.size()) {
        throw RnnException.error("RNN-TIED-SIZES", "tied weights need an embedding of the size of the last layer, "
                + h.size() + ", and as many tokens as outputs, " + output.size() + ".")
            .fix("give embedding and last layer one size, or do not tie them.").build();
      }
      Tensor product = Tensors.product(table, h);
      if (bias[0] == null) bias[0] = scope.child("output").bias("b", output.size());
      return product.plus(bias[0]);
    };
  }

  private Tensor loss(Loss.Target form, @Nullable Axis label, Tensor logits, @Nullable Node attention) {
    Extent elements = elements();
    Tensor target = trace.input(ModelGraph.TARGETS, form.shape(), label == null ? elements : Extent.of(label));
    TracedScope inner = elements.axes().isEmpty() ? scope.along(null).child("loss") : scope.child("loss");
    TracedLossScope seen = new TracedLossScope(inner, new TracedSequence(trace, time, logits, null),
        new TracedSequence(trace, label == null ? time : label, target, null), logits, target,
        attention == null ? Map.of() : Map.of(PoolingTracing.ATTENTION, trace.wrap(attention)));
    Tensor each = trace.within("loss, prediction " + logits.shape(),
        () -> AuthorCode.run(lossName(), () -> parts.loss().define(seen)));
    if (each.shape().rank() != 0) {
      throw RnnException.error("RNN-LOSS-SHAPE", "the loss gives " + each.shape()
          + " for each element, not one number.")
          .in(trace.node(each).origin().toString()).fix("end it with sum() or mean(...).").build();
    }
    if (!elements.contains(trace.node(each).extent())) {
      throw RnnException.error("RNN-LOSS-TOPOLOGY", "the loss gives a value for each " + trace.node(each).extent()
              + ", the topology " + spec.topology().label() + " has one for each " + elements + ".")
          .in(trace.node(each).origin().toString()).fix("reduce it over the axis that is too many.").build();
    }
    return each;
  }

  private Node weighted(Tensor each) {
    Tensor weighted = each.times(trace.input(TrainableModel.WEIGHTS, Shape.SCALAR, elements()));
    return trace.graph().reduceRows(Reduction.SUM, trace.node(weighted), Extent.CONSTANT);
  }

  private Extent elements() {
    return spec.topology().isOnePerSequence() ? Extent.SEQUENCE : Extent.of(time);
  }

  private String lossName() {
    return "loss \"" + spec.loss().name() + "\"";
  }
}
