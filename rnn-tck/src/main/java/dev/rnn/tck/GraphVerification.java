package dev.rnn.tck;

import dev.rnn.api.Stability;
import dev.rnn.engine.compile.Mode;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import dev.rnn.engine.parameter.Parameters;
import dev.rnn.engine.schedule.Order;
import dev.rnn.engine.trace.ParameterDeclaration;
import dev.rnn.tck.run.Compare;
import dev.rnn.tck.run.Compiled;
import dev.rnn.tck.run.Differences;
import dev.rnn.tck.run.GraphText;
import dev.rnn.tck.run.Numbers;
import dev.rnn.tck.run.Oracle;
import dev.rnn.tck.run.Result;
import dev.rnn.tck.run.Sample;
import dev.rnn.tck.run.Saved;
import dev.rnn.tck.run.Subject;
import dev.rnn.tck.run.Together;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/**
 * The rules for every plug-in that is a part of a network: cells, losses, decoders, attention,
 * output layers.
 *
 * @param <T> the contract
 */
@Stability(Stability.Level.EXPERIMENTAL)
public abstract sealed class GraphVerification<T> extends PluginVerification<T>
    permits CellVerification, LossVerification, DecoderVerification, AttentionVerification, OutputLayerVerification {
  private static final String TRACED = "required_definitionCanBeTraced";
  private static final String REPEATABLE = "required_definitionIsRepeatable";
  private static final String FIRST = "required_firstValuesAreFinite";
  private static final String FINITE = "required_resultsAreFinite";
  private static final long SEED = 5;

  private @Nullable Subject subject;
  private @Nullable RuntimeException failure;
  private @Nullable Compiled training;
  private @Nullable Compiled evaluation;
  private @Nullable Parameters parameters;

  GraphVerification() {}

  /**
   * Traces the plug-in anew.
   *
   * @param between runs in the middle of it, as another thread might
   */
  abstract Subject trace(T plugin, Runnable between);

  /** The rule that an error while tracing breaks. */
  String ruleOf(RuntimeException reason) {
    return TRACED;
  }

  /**
   * By how much compiled programs, in {@code float}, may differ from {@code double}; relative to the largest number.
   */
  protected double tolerance() {
    return 1e-4;
  }

  /** By how much a gradient may differ from central differences, both in {@code double}; relative to its length. */
  protected double gradientTolerance() {
    return 1e-6;
  }

  /**
   * Whether the gradient is meant to be the derivative. Not where {@code stopGradient} makes another one on purpose,
   * as a straight-through estimator does.
   */
  protected boolean gradientIsTheDerivative() {
    return true;
  }

  /** Rules about what a definition returns, which tracing finds broken. */
  abstract List<String> forms();

  /** Rules about what may be empty, more special than that all results are finite. */
  Map<String, Check> emptiness() {
    return Map.of();
  }

  @Override
  final Map<String, Check> basics() {
    Map<String, Check> basics = new LinkedHashMap<>();
    for (String form : forms()) basics.put(form, () -> failureOf(form));
    basics.put(TRACED, () -> failureOf(TRACED));
    basics.put(REPEATABLE, this::tracedAgain);
    basics.put(FIRST, this::firstValues);
    basics.putAll(emptiness());
    basics.put(FINITE, () -> Compare.notFinite(training().run(subject().all(), parameters(), SEED)));
    return basics;
  }

  /** What is not finite where one axis has no steps. */
  final Optional<String> withoutSteps(String axis, int examples) {
    Sample empty = subject().sample(IntStream.range(0, examples).toArray())
        .chunk(subject().axis(axis), new int[examples], 0);
    return Compare.notFinite(training().run(empty, parameters(), SEED));
  }

  /** The traced plug-in. */
  final Subject subject() {
    if (subject == null && failure == null) {
      try {
        subject = trace(plugin(), () -> { });
      } catch (RuntimeException reason) {
        failure = reason;
      }
    }
    if (subject != null) return subject;
    throw new TestAbortedException("not judged, because the plug-in cannot be traced");
  }

  /** What tracing threw, if that breaks this rule. */
  private Optional<String> failureOf(String rule) {
    try {
      subject();
    } catch (TestAbortedException _) {
      RuntimeException reason = Objects.requireNonNull(failure);
      if (ruleOf(reason).equals(rule)) throw reason;
    }
    return Optional.empty();
  }

  private Optional<String> tracedAgain() {
    List<String> first = GraphText.of(subject());
    for (int i = 0; i < 2; i++) {
      Optional<String> wrong = GraphText.difference(first, GraphText.of(trace(plugin(), () -> { })));
      if (wrong.isPresent()) return wrong.map(what -> "traced again it is another graph: " + what);
    }
    return Optional.empty();
  }

  private Optional<String> firstValues() {
    for (Parameters.Parameter p : subject().parameters(SEED).all()) {
      Optional<String> wrong = Compare.notFinite(values(p));
      if (wrong.isPresent()) return wrong.map(what -> "of the first values of " + p.path() + " " + what);
    }
    return Optional.empty();
  }

  final Compiled training() {
    if (training == null) training = Compiled.training(subject());
    return training;
  }

  final Compiled evaluation() {
    if (evaluation == null) evaluation = Compiled.outputs(subject(), Mode.EVALUATE);
    return evaluation;
  }

  final Parameters parameters() {
    if (parameters == null) parameters = Numbers.parameters(subject());
    return parameters;
  }

  /** Tracing the plug-in throws nothing. */
  @Test
  public final void required_definitionCanBeTraced() {
    rule(TRACED, "mend what the error says; the line that it names is the plug-in's own.");
  }

  /**
   * Traced twice, also by a second object of the same settings, a plug-in is the same graph with the same parameters.
   */
  @Test
  public final void required_definitionIsRepeatable() {
    rule(REPEATABLE, "let the definition depend on the plug-in's settings alone: no static or instance variables that "
        + "change, no random numbers, no order of a HashMap or HashSet.");
  }

  /** The same seed gives the same first values of parameters and the same noise; another seed gives other noise. */
  @Test
  public final void required_sameSeedSameParametersAndNoise() {
    rule("required_sameSeedSameParametersAndNoise", "draw first values from the generator that the initialiser is "
        + "given, and noise with scope.uniform or scope.dropout.", () -> {
          Parameters first = subject().parameters(SEED);
          Parameters second = subject().parameters(SEED);
          for (Parameters.Parameter p : first.all()) {
            Optional<String> wrong = Compare.bits(values(second.get(p.path())), values(p));
            if (wrong.isPresent()) return wrong.map(what -> "of the first values of " + p.path() + " " + what);
          }
          if (!subject().hasNoise()) return Optional.empty();
          Result one = training().run(subject().all(), parameters(), SEED);
          Optional<String> wrong = sameBits(training().run(subject().all(), parameters(), SEED), one);
          if (wrong.isPresent()) return wrong;
          boolean other = sameBits(training().run(subject().all(), parameters(), SEED + 1), one).isPresent();
          return other ? Optional.empty() : Optional.of("with another seed all numbers are the same");
        });
  }

  /** The initialisers give as many numbers as the shape has, all of them finite. */
  @Test
  public final void required_firstValuesAreFinite() {
    rule(FIRST, "let the initialiser give shape.size() finite numbers for every shape.");
  }

  /** What is declared is used: else files carry, and optimizers move, numbers that do nothing. */
  @Test
  public final void required_everyParameterIsUsed() {
    rule("required_everyParameterIsUsed", "declare parameters only where their tensors are used.", () -> {
      Set<String> used = Order.withinStep(subject().outputs().values()).stream().map(Node::op)
          .flatMap(op -> op instanceof Op.Parameter(String path, _) ? Stream.of(path) : null)
          .collect(Collectors.toSet());
      return subject().trace().parameters().stream().map(ParameterDeclaration::path)
          .filter(path -> !used.contains(path)).findFirst().map(path -> "no output depends on parameter " + path);
    });
  }

  /** Outside of training nothing is random. */
  @Test
  public final void required_noiseIsOffInEvaluation() {
    rule("required_noiseIsOffInEvaluation", "select noise with where(scope.training(), noisy, plain), as scope.dropout "
        + "does.", () -> subject().hasNoise() ? sameBits(evaluation().run(subject().all(), parameters(), SEED),
            evaluation().run(subject().all(), parameters(), SEED + 1)) : Optional.empty());
  }

  /** Every gradient is the derivative: inputs, initial states and parameters, with ragged and empty sequences. */
  @Test
  public final void required_gradientsMatchFiniteDifferences() {
    rule("required_gradientsMatchFiniteDifferences", "remove stopGradient from what the result depends on smoothly, or "
        + "override gradientIsTheDerivative() if that is meant.", () -> gradients(subject()));
  }

  final Optional<String> gradients(Subject of) {
    Assumptions.assumeTrue(gradientIsTheDerivative(), "the gradient is not meant to be the derivative");
    return Differences.wrong(new Oracle(of), of.all(), Numbers.parameters(of), SEED, gradientTolerance());
  }

  /**
   * Outputs and gradients of the compiled program, in {@code float}, are those of the interpreter in {@code double}.
   */
  @Test
  public final void required_compiledEqualsInterpreted() {
    rule("required_compiledEqualsInterpreted", "write it so that no step loses digits in float (differences of large "
        + "numbers, exp without its maximum subtracted), or raise tolerance().", () -> {
          Oracle oracle = new Oracle(subject());
          Result trained = training().run(subject().all(), parameters(), SEED);
          Optional<String> wrong = near(trained, oracle.run(subject().all(), parameters(), true, SEED));
          return wrong.isPresent() ? wrong : near(evaluation().run(subject().all(), parameters(), SEED),
              oracle.run(subject().all(), parameters(), false, SEED));
        });
  }

  /** Outputs and gradients are numbers, for short, long and empty sequences. */
  @Test
  public final void required_resultsAreFinite() {
    rule(FINITE, "guard logarithms, roots and divisions against 0; an empty sequence has a maximum of -infinity and "
        + "a sum of 0.");
  }

  /** An example gives the same bits alone and in any batch, on any number of threads. */
  @Test
  public final void required_resultDoesNotDependOnTheBatch() {
    rule("required_resultDoesNotDependOnTheBatch", "use nothing but the tensor language: it cannot see other examples.",
        () -> {
          int count = subject().all().size();
          for (int size = 2; size <= count; size += 2) {
            int[] examples = IntStream.range(0, size).map(i -> (i * 3 + 1) % count).distinct().toArray();
            Result batch = training().run(subject().sample(examples), parameters(), SEED, 1 + size / 2 % 2,
                Map.of());
            for (int i = 0; i < examples.length; i++) {
              Result alone = training().run(subject().sample(examples[i]), parameters(), SEED);
              Optional<String> wrong = Together.bits(batch, i, alone, 0);
              if (wrong.isPresent()) return wrong;
            }
          }
          return Optional.empty();
        });
  }

  /** The bits of an example are the same at every place of a batch. */
  @Test
  public final void required_rowBitsDoNotDependOnPosition() {
    rule("required_rowBitsDoNotDependOnPosition", "use nothing but the tensor language: it cannot see places.", () -> {
      int[] copies = new int[9]; // more than the rows of a tile
      Result batch = training().run(subject().sample(copies), parameters(), SEED);
      for (int i = 1; i < copies.length; i++) {
        Optional<String> wrong = Together.bits(batch, i, batch, 0);
        if (wrong.isPresent()) return wrong;
      }
      return Optional.empty();
    });
  }

  /** In {@code double}, sequences of different lengths give together what each gives alone. */
  @Test
  public final void required_raggedLengthsEqualOneByOne() {
    rule("required_raggedLengthsEqualOneByOne", "use nothing but the tensor language: it sees no other length.", () -> {
      Oracle oracle = new Oracle(subject());
      Sample all = subject().all();
      Result batch = oracle.run(all, parameters(), true, SEED);
      for (int i = 0; i < all.size(); i++) {
        Result alone = oracle.run(subject().sample(i), parameters(), true, SEED);
        Optional<String> wrong = Together.near(batch, i, alone, 0, 1e-12);
        if (wrong.isPresent()) return wrong;
      }
      return Optional.empty();
    });
  }

  /** One object may be traced, and one program run, by several threads at a time. */
  @Test
  public final void required_concurrentUseIsSafe() {
    rule("required_concurrentUseIsSafe", "keep nothing of a definition in fields: declare parameters in "
        + "define(scope) and let the step capture them.", () -> {
          List<String> expected = GraphText.of(subject());
          T one = plugin();
          List<String> interrupted = GraphText.of(trace(one, () -> trace(one, () -> { })));
          Optional<String> wrong = GraphText.difference(expected, interrupted);
          if (wrong.isPresent()) return wrong.map(what -> "traced while being traced it is another graph: " + what);
          wrong = Together.concurrently(() -> GraphText.difference(expected, GraphText.of(trace(one, () -> { }))));
          if (wrong.isPresent()) return wrong.map(what -> "traced by two threads it is another graph: " + what);
          Result alone = training().run(subject().all(), parameters(), SEED);
          return Together.concurrently(() -> sameBits(training().run(subject().all(), parameters(), SEED), alone));
        });
  }

  /** Described, made again from the description, and given the saved parameters by path, it gives the same bits. */
  @Test
  public final void required_saveAndLoadGiveTheSameBits() {
    rule("required_saveAndLoadGiveTheSameBits", "make it a record whose components are all of its settings, change "
        + "none of them in its constructor or accessors, and provide it with Plugin.ofRecord.", () -> {
          subject();
          Subject again = trace(reloaded(), () -> { });
          Parameters loaded = Saved.load(Saved.bytes(parameters()), again);
          Result saved = evaluation().run(subject().all(), parameters(), SEED);
          return sameBits(Compiled.outputs(again, Mode.EVALUATE).run(again.all(), loaded, SEED), saved);
        });
  }

  final Optional<String> sameBits(Result actual, Result expected) {
    for (String name : expected.names()) {
      Optional<String> wrong = Compare.bits(actual.all(name), expected.all(name));
      if (wrong.isPresent()) return wrong.map(what -> "of " + name + " " + what);
    }
    return Optional.empty();
  }

  private Optional<String> near(Result actual, Result expected) {
    for (String name : actual.names()) {
      if (!expected.separate().contains(name)) {
        Optional<String> wrong = Compare.near(actual.all(name), expected.all(name), tolerance());
        if (wrong.isPresent()) return wrong.map(what -> "of " + name + " " + what);
      }
    }
    for (int i = 0; i < subject().all().size(); i++) {
      Optional<String> wrong = Together.near(actual, i, expected, i, tolerance());
      if (wrong.isPresent()) return wrong;
    }
    return Optional.empty();
  }

  private static double[] values(Parameters.Parameter p) {
    return Numbers.doubles(p.values(), p.values().length);
  }
}
