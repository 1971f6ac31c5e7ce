package dev.rnn.engine.runtime;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.scope.Initializers;
import dev.rnn.api.scope.Role;
import dev.rnn.api.tensor.BinaryFunction;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.api.tensor.Tensors;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Direction;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Graph;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.schedule.Order;
import dev.rnn.engine.support.Problem;
import dev.rnn.engine.support.RandomGraphs;
import dev.rnn.engine.trace.Recurrence;
import dev.rnn.engine.trace.Trace;
import dev.rnn.engine.trace.TracedDecoderScope;
import dev.rnn.engine.trace.TracedScope;
import dev.rnn.engine.trace.TracedSequence;
import dev.rnn.pilot.AdditiveAttention;
import dev.rnn.pilot.AttentionDecoder;
import dev.rnn.pilot.Sparsemax;
import dev.rnn.pilot.TorchGru;
import dev.rnn.pilot.TorchLstm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Models in which no sequence sees another one. Sizes are odd, so that the ends of all blocks are reached. */
public enum RowModels {
  LSTM {
    @Override
    public Model build() {
      Trace trace = new Trace();
      return over(trace, recurrent(trace, trace.scope(), new TorchLstm(67), 37), Map.of()); // gates: more than a panel
    }
  },
  GRU_IN_REVERSE {
    @Override
    public Model build() {
      Trace trace = new Trace();
      Axis time = trace.axis("time");
      Tensor x = trace.input("x", Shape.of(5), Extent.of(time));
      return over(trace, run(new TorchGru(19), trace.scope(), x, time, Direction.REVERSE), Map.of());
    }
  },
  LAYER_NORM {
    @Override
    public Model build() {
      Trace trace = new Trace();
      TracedScope scope = trace.scope();
      Tensor h = recurrent(trace, scope, new TorchGru(21), 6);
      Tensor gain = scope.parameter("gain", Shape.of(21), Initializers.constant(1), Role.GAIN);
      return over(trace, Tensors.layerNorm(h, gain, scope.bias("bias", 21)), Map.of());
    }
  },
  CROSS_ENTROPY {
    @Override
    public Model build() {
      Trace trace = new Trace();
      TracedScope scope = trace.scope();
      Tensor logits = scope.affine("output", 301).of(recurrent(trace, scope, new TorchGru(11), 6));
      Axis time = trace.node(logits).extent().axes().getFirst();
      Tensor target = trace.input("target", Shape.SCALAR, Extent.of(time));
      return over(trace, Tensors.pick(Tensors.logSoftmax(logits), target).negate(), Map.of("target", 301));
    }
  },
  OPERATION_OF_AN_AUTHOR {
    @Override
    public Model build() {
      Trace trace = new Trace();
      TracedScope scope = trace.scope();
      Tensor scores = scope.affine("output", 35).of(recurrent(trace, scope, new TorchGru(11), 6));
      return over(trace, Tensors.custom(new Sparsemax(), scores), Map.of());
    }
  },
  ATTENTION_DECODER {
    @Override
    public Model build() {
      Trace trace = new Trace();
      Axis source = trace.axis("source");
      Axis target = trace.axis("target");
      TracedScope scope = trace.scope();
      Tensor x = trace.input("source x", Shape.of(5), Extent.of(source));
      Tensor encoded = run(new TorchGru(9), scope, x, source, Direction.FORWARD);
      TracedSequence memory = new TracedSequence(trace, source, encoded, null);
      TracedDecoderScope inner = new TracedDecoderScope(scope.child("decoder"), memory,
          memory.last(encoded, scope.zeros(9)));
      Recurrence<?> decoded = Recurrence.of(new AttentionDecoder(13, new AdditiveAttention(7)), "decoder", inner,
          trace.input("target x", Shape.of(3), Extent.of(target)), target, UnaryOperator.identity());
      return over(trace, decoded.output(), Map.of());
    }
  };

  /**
   * A model.
   *
   * @param outputs per sequence or step, of sequences that do not see each other
   * @param loss to differentiate
   */
  public record Model(List<Node> outputs, Node loss, Map<String, Integer> classes) {
    /** The graph of it all. */
    public Graph graph() {
      return loss.graph();
    }
  }

  /** The model, traced anew. */
  public abstract Model build();

  /** Those values of a random graph that no sum over sequences goes into. */
  static Model random(long seed) {
    Problem problem = RandomGraphs.problem(seed);
    List<Node> outputs = new ArrayList<>();
    List<Node> all = new ArrayList<>(Order.withinStep(List.of(problem.loss())));
    for (Node n : all.reversed()) {
      boolean separate = n.extent().perSequence() && !n.inputs().isEmpty()
          && Order.withinStep(List.of(n)).stream().noneMatch(RowModels::mixes);
      if (separate && outputs.size() < 6) outputs.add(n);
    }
    return new Model(outputs, sum(outputs), problem.classes());
  }

  private static boolean mixes(Node n) {
    return !n.extent().perSequence() && n.inputs().stream().anyMatch(in -> in.extent().perSequence());
  }

  private static Model over(Trace trace, Tensor output, Map<String, Integer> classes) {
    List<Node> outputs = List.of(trace.node(output));
    return new Model(outputs, sum(outputs), classes);
  }

  private static Node sum(List<Node> outputs) {
    Graph graph = outputs.getFirst().graph();
    Node loss = graph.constant(0);
    for (Node n : outputs) loss = graph.zip(BinaryFunction.ADD, loss, Problem.weighted(n));
    return loss;
  }

  private static Tensor recurrent(Trace trace, TracedScope scope, Cell<?> cell, int inputs) {
    Axis time = trace.axis("time");
    return run(cell, scope, trace.input("x", Shape.of(inputs), Extent.of(time)), time, Direction.FORWARD);
  }

  private static Tensor run(Cell<?> cell, TracedScope scope, Tensor x, Axis axis, Direction direction) {
    return Recurrence.of(cell, "cell", scope.child("cell"), x, axis, direction).output();
  }
}
