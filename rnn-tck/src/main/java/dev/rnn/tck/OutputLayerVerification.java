package dev.rnn.tck;

import dev.rnn.api.Stability;
import dev.rnn.api.decoder.Memory;
import dev.rnn.api.decoder.OutputLayer;
import dev.rnn.api.error.RnnException;
import dev.rnn.api.plugin.PluginKind;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.api.tensor.Tensors;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.trace.Trace;
import dev.rnn.engine.trace.TracedSequence;
import dev.rnn.tck.run.Result;
import dev.rnn.tck.run.Subject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Verifies an output layer at each step of a target, with memories of all lengths, 0 among them. */
@Stability(Stability.Level.EXPERIMENTAL)
public abstract non-sealed class OutputLayerVerification extends GraphVerification<OutputLayer> {
  private static final String SIZE = "required_oneLogProbabilityForEachToken";
  private static final String EMPTY = "required_emptyMemoryIsLegal";
  private static final String OUTPUT = "log-probabilities";
  private static final int VOCABULARY = 6;
  private static final long SEED = 5;

  /** The layer. */
  protected abstract OutputLayer outputLayer();

  /** The size of the decoder's features. */
  protected int featureSize() {
    return 4;
  }

  /** Names of side outputs that the layer reads as weights over the memory; they sum to 1. */
  protected Set<String> sideWeights() {
    return Set.of();
  }

  /** Names of side outputs that the layer reads as probabilities, one for each target step. */
  protected Set<String> sideProbabilities() {
    return Set.of();
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
  final PluginKind<OutputLayer> kind() {
    return PluginKind.OUTPUT_LAYER;
  }

  @Override
  final OutputLayer plugin() {
    return outputLayer();
  }

  @Override
  final List<String> forms() {
    return List.of(SIZE);
  }

  @Override
  final Map<String, Check> emptiness() {
    return Map.of(EMPTY, () -> withoutSteps("source", lengths().length));
  }

  @Override
  final String ruleOf(RuntimeException reason) {
    boolean size = reason instanceof RnnException error && error.id().equals("RNN-TCK-OUTPUT");
    return size ? SIZE : super.ruleOf(reason);
  }

  @Override
  final Subject trace(OutputLayer plugin, Runnable between) {
    Trace trace = new Trace();
    Axis source = trace.axis("source");
    Axis target = trace.axis("target");
    Tensor tokens = trace.input("source tokens", Shape.SCALAR, Extent.of(source));
    Memory memory = new TracedSequence(trace, source, trace.input("memory", Shape.of(4), Extent.of(source)), tokens);
    Tensor features = trace.input("features", Shape.of(featureSize()), Extent.of(target));
    Map<String, Tensor> side = new HashMap<>();
    for (String name : sideWeights()) {
      side.put(name, memory.softmax(trace.input("side " + name, Shape.SCALAR, Extent.of(source, target))));
    }
    for (String name : sideProbabilities()) {
      side.put(name, Tensors.sigmoid(trace.input("side " + name, Shape.SCALAR, Extent.of(target))));
    }
    between.run();
    Tensor output = trace.within("output layer, features " + features.shape(), () ->
        plugin.logProbabilities(trace.scope(target).child("output"), VOCABULARY, memory, features, side));
    Node node = trace.node(output);
    if (!node.shape().equals(Shape.of(VOCABULARY)) || !node.extent().equals(Extent.of(target))) {
      throw RnnException.error("RNN-TCK-OUTPUT", "the output is " + node.shape() + " for each of " + node.extent()
              + ", a vector of size " + VOCABULARY + " for each target step is asked for.")
          .in(node.origin().toString()).fix("give a logarithm for each token of the vocabulary.").build();
    }
    return Subject.of(trace, Map.of(OUTPUT, output), Map.of(source, memoryLengths(), target, lengths()),
        Map.of("source tokens", VOCABULARY), 1);
  }

  /** The output is a vector as long as the vocabulary, at each target step. */
  @Test
  public final void required_oneLogProbabilityForEachToken() {
    rule(SIZE, "return a vector of size vocabulary, summed over the memory.");
  }

  /** The probabilities of all tokens sum to 1, from an empty memory as well. */
  @Test
  public final void required_probabilitiesSumToOne() {
    rule("required_probabilitiesSumToOne", "end with logSoftmax, or mix distributions with weights that sum to 1 - "
        + "also where the memory is empty.", () -> {
          Result result = evaluation().run(subject().all(), parameters(), SEED);
          double[] all = result.all(OUTPUT);
          for (int row = 0; row < all.length; row += VOCABULARY) {
            double sum = 0;
            for (int i = 0; i < VOCABULARY; i++) sum += Math.exp(all[row + i]);
            if (!(Math.abs(sum - 1) <= tolerance())) return Optional.of("the probabilities of a step sum to " + sum);
          }
          return Optional.empty();
        });
  }

  /** Beside an empty memory, log-probabilities and gradients are numbers. */
  @Test
  public final void required_emptyMemoryIsLegal() {
    rule(EMPTY, "add a small number before the logarithm, and copy nothing where memory.length() is 0.");
  }
}
