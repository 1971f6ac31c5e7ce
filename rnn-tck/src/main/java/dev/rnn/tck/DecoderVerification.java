package dev.rnn.tck;

import dev.rnn.api.Stability;
import dev.rnn.api.decoder.Decoder;
import dev.rnn.api.decoder.DecoderScope;
import dev.rnn.api.error.RnnException;
import dev.rnn.api.plugin.PluginKind;
import dev.rnn.api.record.States;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.trace.Recurrence;
import dev.rnn.engine.trace.Trace;
import dev.rnn.engine.trace.TracedDecoderScope;
import dev.rnn.engine.trace.TracedSequence;
import dev.rnn.tck.run.Compare;
import dev.rnn.tck.run.Compiled;
import dev.rnn.tck.run.Streamed;
import dev.rnn.tck.run.Subject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Verifies a decoder on targets and memories of all lengths, 0 among them. Example:
 *
 * <pre>{@code
 * class MyDecoderTest extends DecoderVerification {
 *   @Override
 *   protected Decoder<?> decoder() {
 *     return new MyDecoder(6);
 *   }
 * }
 * }</pre>
 */
@Stability(Stability.Level.EXPERIMENTAL)
public abstract non-sealed class DecoderVerification extends GraphVerification<Decoder<?>> {
  private static final String STATE = "required_stateHasTheShapeOfTheInitialState";
  private static final String VECTOR = "required_featuresAreOneVector";
  private static final String FEATURES = "features";
  private static final int TOKENS = 4;
  private static final String EMPTY = "required_emptyMemoryIsLegal";
  private static final long SEED = 5;

  /** The sizes of what a decoder is given. */
  private record Sizes(int token, int memory, int context) {}

  /** The decoder. */
  protected abstract Decoder<?> decoder();

  /** The size of the embedding of the previous token. */
  protected int tokenSize() {
    return 3;
  }

  /** The size of the memory's values. */
  protected int memorySize() {
    return 4;
  }

  /** The size of the context vector. */
  protected int contextSize() {
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

  /** Whether the decoder can run without embeddings of tokens, or without a context vector. */
  protected boolean runsWithoutInput() {
    return true;
  }

  @Override
  final PluginKind<Decoder<?>> kind() {
    return PluginKind.DECODER;
  }

  @Override
  final Decoder<?> plugin() {
    return decoder();
  }

  @Override
  final List<String> forms() {
    return List.of(STATE, VECTOR);
  }

  @Override
  final Map<String, Check> emptiness() {
    return Map.of(EMPTY, () -> withoutSteps("source", lengths().length));
  }

  @Override
  final String ruleOf(RuntimeException reason) {
    if (!(reason instanceof RnnException error)) return super.ruleOf(reason);
    if (error.id().equals("RNN-TCK-FEATURES")) return VECTOR;
    return error.id().startsWith("RNN-STATE-S") ? STATE : super.ruleOf(reason);
  }

  @Override
  final Subject trace(Decoder<?> plugin, Runnable between) {
    return traced(plugin, new Sizes(tokenSize(), memorySize(), contextSize()), between);
  }

  private <S> Subject traced(Decoder<S> plugin, Sizes sizes, Runnable between) {
    Trace trace = new Trace();
    Axis source = trace.axis("source");
    Axis target = trace.axis("target");
    Tensor values = trace.input("memory", Shape.of(sizes.memory), Extent.of(source));
    Tensor tokens = trace.input("source tokens", Shape.SCALAR, Extent.of(source));
    Tensor context = trace.input("context", Shape.of(sizes.context), Extent.SEQUENCE);
    Tensor token = trace.input("token", Shape.of(sizes.token), Extent.of(target));
    TracedDecoderScope scope = new TracedDecoderScope(trace.scope().child("decoder"),
        new TracedSequence(trace, source, values, tokens), context);
    Recurrence<S> run = Recurrence.of(interrupted(plugin, between), "verified", scope, token, target,
        UnaryOperator.identity());
    if (run.output().shape().rank() != 1) {
      throw RnnException.error("RNN-TCK-FEATURES", "the features of a step have shape " + run.output().shape() + ".")
          .in(trace.node(run.output()).origin().toString()).fix("give a vector.").build();
    }
    Map<String, Tensor> outputs = new LinkedHashMap<>();
    outputs.put(FEATURES, run.output());
    run.side().entrySet().stream().sorted(Map.Entry.comparingByKey())
        .forEach(side -> outputs.put("side/" + side.getKey(), side.getValue()));
    States.leaves(run.finalState()).forEach(leaf -> outputs.put("final/" + leaf.path(), leaf.tensor()));
    return Subject.of(trace, outputs, Map.of(source, memoryLengths(), target, lengths()),
        Map.of("source tokens", TOKENS), 1);
  }

  private static <S> Decoder<S> interrupted(Decoder<S> decoder, Runnable between) {
    return new Decoder<>() {
      @Override
      public S initialState(DecoderScope scope) {
        S state = decoder.initialState(scope);
        between.run();
        return state;
      }

      @Override
      public Step<S> define(DecoderScope scope) {
        Step<S> step = decoder.define(scope);
        between.run();
        return step;
      }
    };
  }

  /** The state after a step has the components and shapes of the state before the first one. */
  @Test
  public final void required_stateHasTheShapeOfTheInitialState() {
    rule(STATE, "return from each step a state with the components and shapes that initialState gives.");
  }

  /** The features are a vector, which any output layer can take. */
  @Test
  public final void required_featuresAreOneVector() {
    rule(VECTOR, "return a tensor of one dimension as the features.");
  }

  /** From an empty memory, features, side outputs and gradients are numbers. */
  @Test
  public final void required_emptyMemoryIsLegal() {
    rule(EMPTY, "attend with memory.softmax, sum and mean, which give 0 for an empty memory; divide "
        + "by no length and take no max without where(equal(memory.length(), zero), ...).");
  }

  /** An empty target has no features and keeps its initial state; gradients stay numbers. */
  @Test
  public final void required_zeroLengthTargetIsLegal() {
    rule("required_zeroLengthTargetIsLegal", "guard the initial state against division by 0.",
        () -> withoutSteps("target", memoryLengths().length));
  }

  /** Side outputs have names, which losses and output layers ask for. */
  @Test
  public final void required_sideOutputsAreNamed() {
    rule("required_sideOutputsAreNamed", "name each side output with letters, digits, '-' or '_', such as \"weights\".",
        () -> subject().outputs().keySet().stream().filter(name -> name.startsWith("side/"))
            .map(name -> name.substring("side/".length())).filter(name -> !name.matches("[A-Za-z][A-Za-z0-9_-]*"))
            .findFirst().map(name -> "a side output is named \"" + name + "\""));
  }

  /** One token at a time, as in generation, the features have the same bits. */
  @Test
  public final void required_streamingEqualsTheSequence() {
    rule("required_streamingEqualsTheSequence", "keep all that a later step needs in the state.",
        () -> Streamed.wrong(subject(), FEATURES, evaluation(), parameters()));
  }

  /** Without embeddings of tokens, and without a context vector, a decoder runs from what is left. */
  @Test
  public final void required_inputsOfSizeZeroAreLegal() {
    Assumptions.assumeTrue(runsWithoutInput(), "this decoder does not run without inputs");
    rule("required_inputsOfSizeZeroAreLegal", "use scope.affine, which leaves out operands of size 0, or override "
        + "runsWithoutInput() where it makes no sense.", () -> {
          subject();
          for (Sizes sizes : Arrays.asList(new Sizes(0, memorySize(), contextSize()),
              new Sizes(tokenSize(), memorySize(), 0))) {
            Subject alone = traced(decoder(), sizes, () -> { });
            Optional<String> wrong =
                Compare.notFinite(Compiled.training(alone).run(alone.all(), alone.parameters(SEED), SEED));
            if (wrong.isPresent()) return wrong;
          }
          return Optional.empty();
        });
  }
}
