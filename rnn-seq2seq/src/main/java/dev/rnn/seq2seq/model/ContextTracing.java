package dev.rnn.seq2seq.model;

import dev.rnn.api.tensor.Tensor;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.trace.Trace;
import dev.rnn.engine.trace.TracedScope;
import dev.rnn.engine.trace.TracedSequence;
import dev.rnn.training.model.LayerCells;
import dev.rnn.training.model.LayerTracing;
import java.util.ArrayList;
import java.util.List;

/** The context vector of an encoder. */
final class ContextTracing {
  private final Trace trace;
  private final TracedScope scope;
  private final TracedSequence memory;
  private final List<LayerCells> cells;

  ContextTracing(Trace trace, TracedScope scope, TracedSequence memory, List<LayerCells> cells) {
    this.trace = trace;
    this.scope = scope;
    this.memory = memory;
    this.cells = cells;
  }

  /** The summary of the source; it varies over sequences alone. */
  Tensor of(ContextVector kind, LayerTracing.Run run, List<List<Node>> finals) {
    return switch (kind) {
      case NONE -> scope.zeros(0);
      case MEAN -> memory.mean(run.steps());
      case LAST -> run.ends() == null ? memory.last(run.steps(), scope.zeros(run.steps().size())) : run.ends();
      case STATE -> states(finals);
    };
  }

  private Tensor states(List<List<Node>> finals) {
    List<Tensor> all = new ArrayList<>();
    int run = 0;
    for (LayerCells layer : cells) {
      List<Node> forward = finals.get(run++);
      List<Node> backward = layer.backward() == null ? List.of() : finals.get(run++);
      for (int i = 0; i < forward.size(); i++) {
        Tensor state = trace.wrap(forward.get(i));
        all.add(i < backward.size() ? state.plus(trace.wrap(backward.get(i))) : state);
      }
    }
    return EncoderDecoderTracing.joined(scope, all.toArray(Tensor[]::new));
  }
}
