package dev.rnn.engine.support;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.decoder.Decoder;
import dev.rnn.api.decoder.OutputLayer;
import dev.rnn.api.scope.Initializers;
import dev.rnn.api.scope.Role;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.api.tensor.Tensors;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Direction;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.trace.Recurrence;
import dev.rnn.engine.trace.Trace;
import dev.rnn.engine.trace.TracedDecoderScope;
import dev.rnn.engine.trace.TracedScope;
import dev.rnn.engine.trace.TracedSequence;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * From tokens to tokens: embeddings, a bidirectional encoder, any decoder and output layer, the mean cross-entropy.
 *
 * @param logProbabilities of all tokens at each target step
 * @param side the decoder's side outputs
 */
public record Translator(Trace trace, Axis source, Axis target, Node loss, Tensor logProbabilities,
    Map<String, Tensor> side) {
  /** Inputs: source tokens. */
  public static final String SOURCE = "source tokens";

  /** Inputs: target tokens. */
  public static final String TARGET = "target tokens";

  private static final int VOCABULARY = 4;

  /** The usual output layer: a projection. */
  public static final OutputLayer PROJECTION = (scope, vocabulary, _, features, _) ->
      Tensors.logSoftmax(scope.affine("projection", vocabulary).of(features));

  /**
   * Traces a model.
   *
   * @param encoder gives one cell for each direction
   * @param embedding size of the target tokens' embedding; 0: the decoder sees no tokens
   */
  public static Translator of(Cell<?> encoder, int embedding, Decoder<?> decoder, OutputLayer output) {
    Trace trace = new Trace();
    Axis source = trace.axis("source");
    Axis target = trace.axis("target");
    TracedScope scope = trace.scope();
    Tensor sourceTokens = trace.input(SOURCE, Shape.SCALAR, Extent.of(source));
    Tensor targetTokens = trace.input(TARGET, Shape.SCALAR, Extent.of(target));
    Tensor embedded = Tensors.embed(table(scope, "sourceEmbedding", 2), sourceTokens);
    Tensor forward = run(encoder, scope.child("forward"), embedded, source, Direction.FORWARD);
    Tensor reverse = run(encoder, scope.child("reverse"), embedded, source, Direction.REVERSE);
    TracedSequence memory = new TracedSequence(trace, source, Tensors.concatenate(forward, reverse), sourceTokens);
    Tensor zeros = scope.zeros(forward.size());
    Tensor context = Tensors.concatenate(memory.last(forward, zeros), memory.first(reverse, zeros));

    // Teacher forcing: the token before; at the first step an index outside of the vocabulary, which embeds to zeros.
    TracedSequence targets = new TracedSequence(trace, target, targetTokens, null);
    Tensor before = targets.previous(targetTokens, scope.constant(-1));
    Tensor token = embedding == 0 ? scope.zeros(0) : Tensors.embed(table(scope, "targetEmbedding", embedding), before);
    TracedDecoderScope inner = new TracedDecoderScope(scope.child("decoder"), memory, context);
    Recurrence<?> decoded = Recurrence.of(decoder, "decoder", inner, token, target, UnaryOperator.identity());
    Tensor logProbabilities =
        output.logProbabilities(scope.child("output"), VOCABULARY, memory, decoded.output(), decoded.side());
    Node losses = trace.node(Tensors.pick(logProbabilities, targetTokens).negate());
    return new Translator(trace, source, target, Problem.mean(losses), logProbabilities, decoded.side());
  }

  /** Sequences with an empty source, an empty target, and both of length 1. */
  public Problem problem(Node what) {
    return new Problem(what, Map.of(source, new int[] {4, 0, 2, 1}, target, new int[] {2, 3, 0, 1}),
        Map.of(SOURCE, VOCABULARY, TARGET, VOCABULARY), 3);
  }

  private static Tensor table(TracedScope scope, String name, int size) {
    return scope.parameter(name, Shape.of(VOCABULARY, size), Initializers.uniform(1), Role.EMBEDDING);
  }

  private static Tensor run(Cell<?> cell, TracedScope scope, Tensor x, Axis axis, Direction direction) {
    return Recurrence.of(cell, "encoder", scope, x, axis, direction).output();
  }
}
