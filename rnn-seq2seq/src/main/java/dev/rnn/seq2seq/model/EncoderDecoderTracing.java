package dev.rnn.seq2seq.model;

import static dev.rnn.api.tensor.Tensors.concatenate;
import static dev.rnn.api.tensor.Tensors.logSoftmax;
import static dev.rnn.api.tensor.Tensors.logSumExp;
import static dev.rnn.api.tensor.Tensors.mean;
import static dev.rnn.api.tensor.Tensors.pick;
import static dev.rnn.api.tensor.Tensors.product;

import dev.rnn.api.decoder.Decoder;
import dev.rnn.api.decoder.LogitLayer;
import dev.rnn.api.decoder.OutputLayer;
import dev.rnn.api.error.RnnException;
import dev.rnn.api.scope.Initializers;
import dev.rnn.api.scope.Role;
import dev.rnn.api.tensor.Reduction;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.api.tensor.Tensors;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.trace.Recurrence;
import dev.rnn.engine.trace.Trace;
import dev.rnn.engine.trace.TracedDecoderScope;
import dev.rnn.engine.trace.TracedScope;
import dev.rnn.engine.trace.TracedSequence;
import dev.rnn.training.model.AuthorCode;
import dev.rnn.training.model.LayerTracing;
import dev.rnn.training.model.TrainableModel;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes the graph of an encoder with a decoder, from tokens to the loss. */
final class EncoderDecoderTracing {
  private final EncoderDecoderSpec spec;
  private final Parts parts;
  private final Trace trace = new Trace();
  private final Axis source = trace.axis("source");
  private final Axis target = trace.axis("target");
  private final TracedScope scope = trace.scope(target);

  EncoderDecoderTracing(EncoderDecoderSpec spec, Parts parts) {
    this.spec = spec;
    this.parts = parts;
  }

  EncoderDecoderGraph trace() {
    TracedScope encoder = trace.scope(source).child("encoder");
    Tensor sourceTokens = trace.input(EncoderDecoderGraph.SOURCE, Shape.SCALAR, Extent.of(source));
    Tensor sourceTable = table(spec.source(), "source-embedding");
    Tensor x = dropout(encoder, "embedding", Tensors.embed(sourceTable, sourceTokens));
    LayerTracing layers = new LayerTracing(spec.encoder(), encoder, source, null, null);
    LayerTracing.Run run = layers.run(parts.encoder(), x, spec.context() == ContextVector.LAST);
    TracedSequence memory = new TracedSequence(trace, source, run.steps(), sourceTokens);
    Tensor context = new ContextTracing(trace, encoder, memory, parts.encoder())
        .of(spec.context(), run, layers.finals());

    Tensor previous = trace.input(EncoderDecoderGraph.PREVIOUS, Shape.SCALAR, Extent.of(target));
    Tensor targetTable = spec.target().shared() ? sourceTable : table(spec.target(), "target-embedding");
    TracedDecoderScope inner = new TracedDecoderScope(scope.child("decoder"), memory, context);
    Recurrence<?> decoded = spec.scheduledSampling() ? sampled(inner, targetTable, previous)
        : decoded(parts.decoder(), inner, dropout(scope, "token", Tensors.embed(targetTable, previous)));
    Said said = spec.scheduledSampling() ? new Said(decoded.output(), null)
        : said(output(targetTable), memory, dropout(scope, "features", decoded.output()), decoded.side());
    Node attention = attention(decoded);
    return new EncoderDecoderGraph(trace, source, target, trace.node(said.logProbabilities), attention,
        weighted(loss(said, decoded)));
  }

  /** What the output layer gives; logits where its probabilities are a softmax. */
  private record Said(Tensor logProbabilities, @Nullable Tensor logits) {}

  private Said said(OutputLayer output, TracedSequence memory, Tensor features, Map<String, Tensor> side) {
    TracedScope own = scope.child("output");
    if (!(output instanceof LogitLayer layer)) {
      return new Said(output.logProbabilities(own, spec.target().count(), memory, features, side), null);
    }
    Tensor logits = layer.logits(own, spec.target().count(), memory, features, side);
    return new Said(logSoftmax(logits), logits);
  }

  private Tensor table(EncoderDecoderSpec.Tokens tokens, String name) {
    return scope.child(name).parameter("table", Shape.of(tokens.count(), tokens.embedding()),
        Initializers.uniform(0.1), Role.EMBEDDING);
  }

  private Tensor dropout(TracedScope where, String name, Tensor x) {
    return where.child("dropout").dropout(name, x, spec.dropout());
  }

  private <S> Recurrence<S> decoded(Decoder<S> decoder, TracedDecoderScope inner, Tensor token) {
    return AuthorCode.run("decoder \"" + spec.decoder().name() + "\"", () ->
        Recurrence.of(decoder, spec.decoder().name(), inner, token, target, UnaryOperator.identity()));
  }

  /** The decoder with its output layer in the loop, so that it can be fed what it would say. */
  private Recurrence<?> sampled(TracedDecoderScope inner, Tensor table, Tensor previous) {
    Tensor rate = trace.input(EncoderDecoderGraph.SAMPLING, Shape.SCALAR, Extent.CONSTANT);
    Tensor own = Tensors.less(scope.uniform("sampling", previous), rate);
    return decoded(new Sampling<>(parts.decoder(), output(table), spec, table, own), inner, previous);
  }

  private OutputLayer output(Tensor table) {
    if (!spec.tied()) return parts.output();
    return (LogitLayer) (where, vocabulary, _, features, _) -> {
      if (features.size() != table.shape().dim(1)) {
        throw RnnException.error("RNN-TIED-SIZES", "a tied output layer needs features of the embedding's size, "
                + table.shape().dim(1) + "; the decoder gives " + features.size() + ".")
            .fix("give the decoder a readout layer of that size, or do not tie.").build();
      }
      return product(table, features).plus(where.child("projection").bias("b", vocabulary));
    };
  }

  private @Nullable Node attention(Recurrence<?> decoded) {
    Tensor weights = decoded.side().get("weights");
    return weights == null ? null : trace.node(weights);
  }

  /** −(1 − ε) ln p(y) − ε mean of all ln p, and what attending twice costs. */
  private Tensor loss(Said said, Recurrence<?> decoded) {
    Tensor scores = said.logits == null ? said.logProbabilities : said.logits;
    Tensor y = trace.input(EncoderDecoderGraph.TARGETS, Shape.SCALAR, Extent.of(target));
    Tensor expected = pick(scores, y);
    if (spec.labelSmoothing() > 0) {
      expected = expected.times(1 - spec.labelSmoothing()).plus(mean(scores).times(spec.labelSmoothing()));
    }
    Tensor loss = said.logits == null ? expected.negate() : logSumExp(scores).minus(expected);
    if (spec.coverageLoss() == 0) return loss;
    Tensor repeated = decoded.side().get("repeated");
    if (repeated == null) {
      throw RnnException.error("RNN-COVERAGE-DECODER", "decoder " + spec.decoder().name()
          + " has no side output \"repeated\".").fix("use a decoder with attention, or no coverage loss.").build();
    }
    return loss.plus(repeated.times(spec.coverageLoss()));
  }

  private Node weighted(Tensor each) {
    Tensor weights = trace.input(TrainableModel.WEIGHTS, Shape.SCALAR, Extent.of(target));
    return trace.graph().reduceRows(Reduction.SUM, trace.node(each.times(weights)), Extent.CONSTANT);
  }

  /** Vectors one after the other; nothing of none. */
  static Tensor joined(TracedScope scope, Tensor... parts) {
    return parts.length == 0 ? scope.zeros(0) : parts.length == 1 ? parts[0] : concatenate(parts);
  }
}
