package dev.rnn.training.model;

import dev.rnn.api.scope.Initializers;
import dev.rnn.api.scope.Role;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.api.tensor.Tensors;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Direction;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Graph;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.trace.Trace;
import dev.rnn.engine.trace.TracedScope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The inputs of a model: embedded, put where they are fed, concatenated. */
final class InputTracing {
  private final ModelSpec spec;
  private final TracedScope scope;
  private final Trace trace;
  private final Axis time;
  private @Nullable Tensor table;

  /**
   * What was read.
   *
   * @param steps what the first layer sees at each step; of size 0 where nothing is fed to steps
   * @param context what initial states are made from; null: nothing
   * @param table the table of the first tokens that are read at each step; null: none are
   */
  record Read(Tensor steps, @Nullable Tensor context, @Nullable Tensor table) {}

  InputTracing(ModelSpec spec, TracedScope scope, Axis time) {
    this.spec = spec;
    this.scope = scope;
    this.trace = scope.trace();
    this.time = time;
  }

  Read read() {
    List<Tensor> steps = new ArrayList<>();
    List<Tensor> context = new ArrayList<>();
    for (InputSpec input : spec.inputs()) {
      Tensor x = embedded(input);
      switch (input.feed()) {
        case STEPS, PREVIOUS_TARGET, EVERY_STEP -> steps.add(x);
        case FIRST_STEP -> steps.add(Tensors.where(isFirst(), x, scope.zeros(x.size())));
        case INITIAL_STATE -> context.add(x);
      }
    }
    Tensor x = steps.isEmpty() ? scope.zeros(0)
        : scope.child("dropout").dropout("input", joined(steps), spec.dropout());
    return new Read(x, context.isEmpty() ? null : joined(context), table);
  }

  private Tensor embedded(InputSpec input) {
    Extent extent = input.feed().isPerStep() ? Extent.of(time) : Extent.SEQUENCE;
    Shape shape = input.isTokens() ? Shape.SCALAR : Shape.of(input.size());
    Tensor given = trace.input(input.name(), shape, extent);
    if (!input.isTokens()) return given;
    TracedScope own = scope.child(input.name().equals(InputSpec.DEFAULT) ? "embedding" : "embedding-" + input.name());
    Tensor rows = own.parameter("table", Shape.of(input.vocabulary(), input.size()), Initializers.uniform(0.1),
        Role.EMBEDDING);
    if (table == null && input.feed() == Feed.STEPS) table = rows;
    Tensor token = wordDropout(own, input, given);
    return embeddingDropout(own, input, token, Tensors.embed(rows, token));
  }

  /** Reads the unknown token, number 0, instead (Iyyer et al. 2015, section 2.2, as Bowman et al. 2016 use it). */
  private static Tensor wordDropout(TracedScope own, InputSpec input, Tensor token) {
    if (input.wordDropout() == 0) return token;
    Tensor dropped = Tensors.less(own.uniform("word-dropout", token), own.constant(input.wordDropout()));
    return Tensors.where(own.training(), Tensors.where(dropped, own.constant(0), token), token);
  }

  /** Drops whole rows of the table, the same ones for a batch (Merity et al. 2018, section 4.3). */
  private static Tensor embeddingDropout(TracedScope own, InputSpec input, Tensor token, Tensor embedding) {
    double rate = input.embeddingDropout();
    if (rate == 0) return embedding;
    Tensor noise = own.uniform("embedding-dropout", Shape.of(input.vocabulary()), dev.rnn.api.scope.Grain.BATCH);
    Tensor kept = Tensors.less(noise, own.constant(1 - rate, input.vocabulary())).times(1 / (1 - rate));
    return Tensors.where(own.training(), embedding.times(Tensors.pick(kept, token)), embedding);
  }

  /** 1 at the first step of a sequence, else 0. */
  private Tensor isFirst() {
    Graph graph = trace.graph();
    Extent steps = Extent.of(time);
    Node never = graph.broadcast(graph.constant(0), steps);
    return trace.wrap(graph.delay(time, Direction.FORWARD, graph.constant(1), steps).connect(never));
  }

  private static Tensor joined(List<Tensor> parts) {
    return parts.size() == 1 ? parts.getFirst() : Tensors.concatenate(parts.toArray(Tensor[]::new));
  }
}
