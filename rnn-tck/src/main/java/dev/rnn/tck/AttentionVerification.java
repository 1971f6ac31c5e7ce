package dev.rnn.tck;

import dev.rnn.api.Stability;
import dev.rnn.api.decoder.Attention;
import dev.rnn.api.error.RnnException;
import dev.rnn.api.plugin.PluginKind;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.trace.Trace;
import dev.rnn.engine.trace.TracedSequence;
import dev.rnn.tck.run.Result;
import dev.rnn.tck.run.Sample;
import dev.rnn.tck.run.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Verifies an attention mechanism, queried at each step of a target over memories of all lengths, 0 among them. */
@Stability(Stability.Level.EXPERIMENTAL)
public abstract non-sealed class AttentionVerification extends GraphVerification<Attention> {
  private static final String SHAPES = "required_contextIsAVectorAndWeightsAreNumbers";
  private static final String CONTEXT = "context";
  private static final String WEIGHTS = "weights";
  private static final String EMPTY = "required_emptyMemoryIsLegal";
  private static final long SEED = 5;

  /** The mechanism. */
  protected abstract Attention attention();

  /** The size of the query. */
  protected int querySize() {
    return 4;
  }

  /** The size of the memory's values. */
  protected int memorySize() {
    return 4;
  }

  /** Lengths of targets; 0 should be among them. */
  protected int[] lengths() {
    return new int[] {4, 0, 2, 3, 1};
  }

  /** Lengths of memories; 0 should be among them, beside a target that is not empty. */
  protected int[] memoryLengths() {
    return new int[] {3, 2, 0, 5, 1};
  }

  @Override
  final PluginKind<Attention> kind() {
    return PluginKind.ATTENTION;
  }

  @Override
  final Attention plugin() {
    return attention();
  }

  @Override
  final List<String> forms() {
    return List.of(SHAPES);
  }

  @Override
  final Map<String, Check> emptiness() {
    return Map.of(EMPTY, () -> withoutSteps("source", lengths().length));
  }

  @Override
  final String ruleOf(RuntimeException reason) {
    boolean shapes = reason instanceof RnnException error && error.id().equals("RNN-TCK-ATTENDED");
    return shapes ? SHAPES : super.ruleOf(reason);
  }

  @Override
  final Subject trace(Attention plugin, Runnable between) {
    Trace trace = new Trace();
    Axis source = trace.axis("source");
    Axis target = trace.axis("target");
    Tensor values = trace.input("memory", Shape.of(memorySize()), Extent.of(source));
    Tensor query = trace.input("query", Shape.of(querySize()), Extent.of(target));
    Attention.Attended attended = trace.within("attention, query " + query.shape(), () -> {
      TracedSequence steps = new TracedSequence(trace, source, values, null);
      Attention.Query memory = plugin.over(trace.scope(target).child("attention"), steps);
      between.run();
      return memory.of(query, new Attention.Past(past(trace, steps, "previous", target), past(trace, steps, "covered",
          target)));
    });
    Node context = trace.node(attended.context());
    Node weights = trace.node(attended.weights());
    if (context.shape().rank() != 1 || weights.shape().rank() != 0 || context.extent().has(source)
        || !weights.extent().has(source)) {
      throw RnnException.error("RNN-TCK-ATTENDED", "the context is " + context.shape() + " for each of "
              + context.extent() + ", a weight is " + weights.shape() + " for each of " + weights.extent() + ".")
          .in(context.origin().toString())
          .fix("give a vector for each query, and a number for each pair of a query and a memory step.").build();
    }
    Map<String, Tensor> outputs = new LinkedHashMap<>();
    outputs.put(CONTEXT, attended.context());
    outputs.put(WEIGHTS, attended.weights());
    return Subject.of(trace, outputs, Map.of(source, memoryLengths(), target, lengths()), Map.of(), 1);
  }

  /** Weights of earlier queries, for mechanisms that look at them. */
  private static Tensor past(Trace trace, TracedSequence memory, String name, Axis target) {
    return memory.softmax(trace.input(name, Shape.SCALAR, Extent.of(memory.axis(), target)));
  }

  /** The context is a vector for each query, the weight a number for each pair of a query and a memory step. */
  @Test
  public final void required_contextIsAVectorAndWeightsAreNumbers() {
    rule(SHAPES, "sum the context over the memory, and give scalars as weights.");
  }

  /** Weights are not negative and sum to 1 over a memory that is not empty. */
  @Test
  public final void required_weightsSumToOne() {
    rule("required_weightsSumToOne", "normalise the scores with memory.softmax(scores).", () -> {
      Sample all = subject().all();
      Result result = evaluation().run(all, parameters(), SEED);
      for (int i = 0; i < all.size(); i++) {
        int target = lengths()[i % lengths().length];
        int source = memoryLengths()[i % memoryLengths().length];
        double[] weights = result.of(WEIGHTS, i);
        double sum = 0;
        for (double weight : weights) {
          if (weight < 0) return Optional.of("a weight is " + weight);
          sum += weight;
        }
        double expected = source == 0 || weights.length < target * source ? sum : target;
        if (!(Math.abs(sum - expected) <= tolerance() * Math.max(1, target))) {
          return Optional.of("the weights of " + target + " queries over " + source + " memory steps sum to " + sum);
        }
      }
      return Optional.empty();
    });
  }

  /** From an empty memory the context, and all gradients, are numbers. */
  @Test
  public final void required_emptyMemoryIsLegal() {
    rule(EMPTY, "attend with memory.softmax and memory.sum, which give 0 for an empty memory.");
  }
}
