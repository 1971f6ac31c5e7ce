package dev.rnn.engine.runtime;

import dev.rnn.api.decoder.Decoder;
import dev.rnn.api.decoder.OutputLayer;
import dev.rnn.api.scope.Initializers;
import dev.rnn.api.scope.Role;
import dev.rnn.api.scope.Scope;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.api.tensor.Tensors;
import dev.rnn.engine.compile.Compiler;
import dev.rnn.engine.compile.Mode;
import dev.rnn.engine.compile.Program;
import dev.rnn.engine.compile.StepProgram;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Direction;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import dev.rnn.engine.interpret.Run;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.parameter.Parameters;
import dev.rnn.engine.random.NoiseKey;
import dev.rnn.engine.schedule.Order;
import dev.rnn.engine.support.Batches;
import dev.rnn.engine.support.Engine;
import dev.rnn.engine.support.RandomValues;
import dev.rnn.engine.support.Translator;
import dev.rnn.engine.trace.Recurrence;
import dev.rnn.engine.trace.Trace;
import dev.rnn.engine.trace.TracedDecoderScope;
import dev.rnn.engine.trace.TracedScope;
import dev.rnn.engine.trace.TracedSequence;
import dev.rnn.pilot.AdditiveAttention;
import dev.rnn.pilot.AttentionDecoder;
import dev.rnn.pilot.AutonomousDecoder;
import dev.rnn.pilot.CoverageDecoder;
import dev.rnn.pilot.PointerDecoder;
import dev.rnn.pilot.PointerMixture;
import dev.rnn.pilot.TorchGru;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** An encoder and a decoder that is told the token before: in one run over whole targets, or step by step. */
final class Generator {
  static final int VOCABULARY = 6;

  /** Source lengths: one source is empty. */
  static final int[] SOURCES = {5, 0, 2, 1};

  private static final String BEFORE = "token before";
  private static final String RESULT = "log-probabilities";

  /** Decoders with their output layers. */
  enum Pilot {
    INPUT_FEEDING(new AttentionDecoder(5, new AdditiveAttention(3)), Translator.PROJECTION),
    POINTER_GENERATOR(new PointerDecoder(5, new AdditiveAttention(3)), new PointerMixture()),
    AUTONOMOUS(new AutonomousDecoder(5), Translator.PROJECTION),
    COVERAGE(new CoverageDecoder(5), Translator.PROJECTION);

    private final Decoder<?> decoder;
    private final OutputLayer output;

    Pilot(Decoder<?> decoder, OutputLayer output) {
      this.decoder = decoder;
      this.output = output;
    }

    Generator generator() {
      return new Generator(this);
    }
  }

  private final Pilot pilot;
  private final Axis source;
  private final Axis target;
  private final Node result;
  private final Parameters parameters = new Parameters();
  private final Map<String, double[]> values;
  private final StepProgram stepProgram;
  private final Program whole;

  private Generator(Pilot pilot) {
    this.pilot = pilot;
    Trace trace = new Trace();
    source = trace.axis("source");
    target = trace.axis("target");
    TracedScope scope = trace.scope();
    Tensor tokens = trace.input(Translator.SOURCE, Shape.SCALAR, Extent.of(source));
    Tensor embedded = Tensors.embed(table(scope, "source embedding"), tokens);
    Tensor forward = encoded(scope.child("forward"), embedded, Direction.FORWARD);
    Tensor reverse = encoded(scope.child("reverse"), embedded, Direction.REVERSE);
    TracedSequence memory = new TracedSequence(trace, source, Tensors.concatenate(forward, reverse), tokens);
    Tensor zeros = scope.zeros(forward.size());
    Tensor context = Tensors.concatenate(memory.last(forward, zeros), memory.first(reverse, zeros));
    Tensor token = pilot == Pilot.AUTONOMOUS ? scope.zeros(0)
        : Tensors.embed(table(scope, "target embedding"), trace.input(BEFORE, Shape.SCALAR, Extent.of(target)));
    Recurrence<?> run = Recurrence.of(pilot.decoder, "decoder", new TracedDecoderScope(scope.child("decoder"), memory,
        context), token, target, UnaryOperator.identity());
    Scope output = scope.child("output");
    result = trace.node(pilot.output.logProbabilities(output, VOCABULARY, memory, run.output(), run.side()));
    Batch batch = batch(new int[SOURCES.length]);
    values = RandomValues.of(List.of(result), batch, Map.of(Translator.SOURCE, VOCABULARY), NoiseKey.of(11, 0));
    values.remove(BEFORE);
    for (Node n : Order.withinStep(List.of(result))) {
      if (!(n.op() instanceof Op.Parameter(String path, Role role))) continue;
      double[] own = values.get(path);
      for (int i = 0; i < own.length; i++) own[i] *= 2.5; // far from uniform, so that choices differ
      for (int i = 0; i < own.length; i++) own[i] = (float) own[i];
      parameters.put(new Parameters.Parameter(path, n.shape(), role, floats(own)));
    }
    stepProgram = StepProgram.compile(trace.graph(), target, Map.of(RESULT, result));
    whole = Compiler.compile(trace.graph(), Map.of(RESULT, result), Mode.EVALUATE);
  }

  /** A session over all sources, one row for each. */
  Session session(Workers workers) {
    Stepper stepper = new Stepper(stepProgram, parameters);
    return stepper.session(workers, SOURCES.length, Map.of(source, SOURCES), sourceTokens());
  }

  /** Steps all rows, given each row's token before; log-probabilities of each row. */
  double[][] step(Session session, int[] before) {
    float[] tokens = new float[before.length];
    for (int i = 0; i < tokens.length; i++) tokens[i] = before[i];
    session.step(pilot == Pilot.AUTONOMOUS ? Map.of() : Map.of(BEFORE, tokens));
    double[][] rows = new double[before.length][VOCABULARY];
    for (int r = 0; r < rows.length; r++) {
      for (int i = 0; i < VOCABULARY; i++) rows[r][i] = session.output(RESULT)[r * VOCABULARY + i];
    }
    return rows;
  }

  /** Brute force: the reference interpreter runs a source with all tokens so far, and what it says last is taken. */
  double[] interpreted(int sequence, List<Integer> before) {
    int[] lengths = new int[SOURCES.length];
    lengths[sequence] = before.size();
    Batch batch = batch(lengths);
    double[] last = Objects.requireNonNull(
        Engine.DOUBLE.run(List.of(result), batch, Run.evaluation(given(before))).get(result));
    return row(last, before.size() - 1);
  }

  /** The program for whole targets on one source with its tokens. */
  double[] compiled(int sequence, List<Integer> before) {
    int[] lengths = new int[SOURCES.length];
    lengths[sequence] = before.size();
    Map<String, float[]> inputs = new HashMap<>(sourceTokens());
    inputs.put(BEFORE, floats(before.stream().mapToDouble(t -> t).toArray()));
    try (Workers workers = new Workers(1)) {
      Frame frame = new Frame(whole, workers);
      frame.run(batch(lengths).inOrder(whole.axes()), parameters, inputs, NoiseKey.of(0, 0));
      double[] all = new double[frame.outputLength(RESULT)];
      for (int i = 0; i < all.length; i++) all[i] = frame.output(RESULT)[i];
      return row(all, before.size() - 1);
    }
  }

  private Map<String, float[]> sourceTokens() {
    double[] tokens = values.get(Translator.SOURCE);
    return tokens == null ? Map.of() : Map.of(Translator.SOURCE, floats(tokens));
  }

  private Map<String, double[]> given(List<Integer> before) {
    Map<String, double[]> given = new HashMap<>(values);
    given.put(BEFORE, before.stream().mapToDouble(t -> t).toArray());
    return given;
  }

  private Batch batch(int[] targets) {
    return Batches.of(List.of(result), Map.of(source, SOURCES, target, targets));
  }

  private static double[] row(double[] all, int row) {
    return java.util.Arrays.copyOfRange(all, row * VOCABULARY, (row + 1) * VOCABULARY);
  }

  private static float[] floats(double[] numbers) {
    float[] all = new float[numbers.length];
    for (int i = 0; i < all.length; i++) all[i] = (float) numbers[i];
    return all;
  }

  private static Tensor table(TracedScope scope, String name) {
    return scope.parameter(name, Shape.of(VOCABULARY, 3), Initializers.uniform(1), Role.EMBEDDING);
  }

  private Tensor encoded(TracedScope scope, Tensor x, Direction direction) {
    return Recurrence.of(new TorchGru(3), "encoder", scope, x, source, direction).output();
  }
}
