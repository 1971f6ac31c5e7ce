package dev.rnn.tck;

import dev.rnn.api.Stability;
import dev.rnn.api.optimizer.Optimizer;
import dev.rnn.api.plugin.PluginKind;
import dev.rnn.api.tensor.Shape;
import dev.rnn.tck.run.Compare;
import dev.rnn.tck.run.Together;
import dev.rnn.tck.run.UpdateRule;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Verifies an update rule. Example:
 *
 * <pre>{@code
 * class MyRuleTest extends OptimizerVerification {
 *   @Override
 *   protected Optimizer<?> optimizer() {
 *     return new MyRule();
 *   }
 * }
 * }</pre>
 */
@Stability(Stability.Level.EXPERIMENTAL)
public abstract non-sealed class OptimizerVerification extends PluginVerification<Optimizer<?>> {
  private static final String SLOTS = "required_slotsHaveTheShapeOfTheParameter";
  private static final String SHAPE = "required_updateKeepsTheShape";
  private static final String REPEATABLE = "required_definitionIsRepeatable";
  private static final String FINITE = "required_zeroGradientStaysFinite";
  private static final double[] START = {0.5, -1, 0, 2, -0.25, 1};
  private static final double[] GRADIENT = {0.1, -2, 0.5, 0, 1e-3, -0.7};
  private static final int STEPS = 4;
  private static final int LONG = 600;

  /** The rule. */
  protected abstract Optimizer<?> optimizer();

  /** A learning rate that suits the rule, for the quadratic that it has to reduce. */
  protected double rate() {
    return 0.01;
  }

  /** By how much a compiled rule, in {@code float}, may differ from {@code double}. */
  protected double tolerance() {
    return 1e-4;
  }

  @Override
  final PluginKind<Optimizer<?>> kind() {
    return PluginKind.OPTIMIZER;
  }

  @Override
  final Optimizer<?> plugin() {
    return optimizer();
  }

  @Override
  final Map<String, Check> basics() {
    Map<String, Check> basics = new LinkedHashMap<>();
    basics.put(SLOTS, () -> each(UpdateRule::wrongSlots));
    basics.put(SHAPE, () -> each(UpdateRule::wrongShape));
    basics.put(REPEATABLE, () -> Compare.bits(vector().steps(START, GRADIENT, rate(), STEPS),
        vector().steps(START, GRADIENT, rate(), STEPS)));
    basics.put(FINITE, () -> Compare.notFinite(vector().steps(START, new double[START.length], rate(), STEPS)));
    return basics;
  }

  private Optional<String> each(Function<UpdateRule, Optional<String>> check) {
    for (Shape shape : new Shape[] {Shape.of(3), Shape.of(2, 3), Shape.of(1), Shape.SCALAR}) {
      Optional<String> wrong = check.apply(UpdateRule.of(plugin(), "verified/W", shape));
      if (wrong.isPresent()) return wrong;
    }
    return Optional.empty();
  }

  private UpdateRule vector() {
    return UpdateRule.of(plugin(), "verified/W", Shape.of(START.length));
  }

  /** Slots begin as constants, are tensors of the parameter's shape or scalars, and keep their structure. */
  @Test
  public final void required_slotsHaveTheShapeOfTheParameter() {
    rule(SLOTS, "begin slots with scope.zeros() or scope.constant(...), and return all "
        + "of them with the shape they had.");
  }

  /** The new parameter has the shape of the old one. */
  @Test
  public final void required_updateKeepsTheShape() {
    rule(SHAPE, "compute the new parameter element by element from the old one.");
  }

  /** Traced twice, a rule is the same rule. */
  @Test
  public final void required_definitionIsRepeatable() {
    rule(REPEATABLE, "let the rule depend on its settings alone; count steps with scope.step(), not "
        + "in a field.");
  }

  /** One object updates many parameters, each with slots of its own. */
  @Test
  public final void required_parametersDoNotShareSlots() {
    rule("required_parametersDoNotShareSlots", "keep nothing in fields: make new slots for each parameter.", () -> {
      Optimizer<?> one = plugin();
      UpdateRule first = UpdateRule.of(one, "first/W", Shape.of(START.length));
      UpdateRule second = UpdateRule.of(one, "second/W", Shape.of(START.length));
      double[] alone = vector().steps(START, GRADIENT, rate(), STEPS);
      first.steps(START, Arrays.stream(GRADIENT).map(g -> 3 - g).toArray(), rate(), STEPS);
      return Compare.bits(second.steps(START, GRADIENT, rate(), STEPS), alone);
    });
  }

  /** A vector, a column, a matrix and numbers one by one are updated alike. */
  @Test
  public final void required_resultDoesNotDependOnTheShape() {
    rule("required_resultDoesNotDependOnTheShape", "use element-wise functions only: no sum, mean or max of a "
        + "parameter or gradient; norms are the trainer's.", () -> {
          double[] expected = vector().steps(START, GRADIENT, rate(), STEPS);
          for (Shape shape : new Shape[] {Shape.of(START.length, 1), Shape.of(2, START.length / 2)}) {
            Optional<String> wrong = Compare.bits(UpdateRule.of(plugin(), "verified/W", shape)
                .steps(START, GRADIENT, rate(), STEPS), expected);
            if (wrong.isPresent()) return wrong.map(what -> "with shape " + shape + " " + what);
          }
          for (int i = 0; i < START.length; i++) {
            double[] one = UpdateRule.of(plugin(), "verified/W", Shape.of(1)).steps(new double[] {START[i]},
                new double[] {GRADIENT[i]}, rate(), STEPS);
            Optional<String> wrong = Compare.bits(one, new double[] {expected[i]});
            if (wrong.isPresent()) return wrong.map(what -> "updated alone " + what);
          }
          return Optional.empty();
        });
  }

  /** At rate 0 parameters stay as they are. */
  @Test
  public final void required_rateZeroLeavesTheParameter() {
    rule("required_rateZeroLeavesTheParameter", "multiply the whole change by scope.rate(), decay included.",
        () -> Compare.bits(vector().steps(START, GRADIENT, 0, STEPS), START));
  }

  /** Gradients of 0 give no infinity and no NaN, from the first update on. */
  @Test
  public final void required_zeroGradientStaysFinite() {
    rule(FINITE, "add a small number to whatever is divided by.");
  }

  /** Gradients of 10¹² give no infinity and no NaN. */
  @Test
  public final void required_largeGradientStaysFinite() {
    rule("required_largeGradientStaysFinite", "square a gradient at most once before its root is taken.",
        () -> Compare.notFinite(vector().steps(START, Arrays.stream(GRADIENT).map(g -> g * 1e12).toArray(), 1e-6,
            STEPS)));
  }

  /** The compiled rule, in {@code float}, gives what the interpreter gives in {@code double}. */
  @Test
  public final void required_compiledEqualsInterpreted() {
    rule("required_compiledEqualsInterpreted", "write it so that no step loses digits in float (1 - 0.999 in float "
        + "keeps four), or raise tolerance().", () -> Compare.near(vector().steps(START, GRADIENT, rate(), STEPS),
            vector().interpretedSteps(START, GRADIENT, rate(), STEPS), tolerance()));
  }

  /** Some hundred updates at least halve a quadratic. */
  @Test
  public final void required_reducesAQuadratic() {
    rule("required_reducesAQuadratic", "move against the gradient; override rate() if the rule wants another one.",
        () -> {
          double[] end = vector().descend(START, rate(), LONG);
          double before = squares(START);
          double after = squares(end);
          return after <= before / 2 ? Optional.empty()
              : Optional.of("the sum of squares was " + before + " and is " + after + " after " + LONG + " updates");
        });
  }

  /** Slots saved and loaded by name go on where they were. */
  @Test
  public final void required_savedSlotsGoOn() {
    rule("required_savedSlotsGoOn", "keep all that a later update needs in the slots.", () -> {
      double[] whole = vector().steps(START, GRADIENT, rate(), 2 * STEPS);
      UpdateRule first = vector();
      double[] half = first.steps(START, GRADIENT, rate(), STEPS);
      return Compare.bits(vector().resume(first).steps(half, GRADIENT, rate(), STEPS), whole);
    });
  }

  /** One object may be traced by several threads at a time. */
  @Test
  public final void required_concurrentUseIsSafe() {
    rule("required_concurrentUseIsSafe", "keep nothing in fields.", () -> {
      Optimizer<?> one = plugin();
      double[] expected = vector().steps(START, GRADIENT, rate(), 1);
      return Together.concurrently(() -> Compare.bits(
          UpdateRule.of(one, "verified/W", Shape.of(START.length)).steps(START, GRADIENT, rate(), 1), expected));
    });
  }

  /** Made again from its description, it is the same rule. */
  @Test
  public final void required_saveAndLoadGiveTheSameBits() {
    rule("required_saveAndLoadGiveTheSameBits", "make it a record whose components are all of its settings, change "
        + "none of them in its constructor or accessors, and provide it with Plugin.ofRecord.", () -> {
          double[] expected = vector().steps(START, GRADIENT, rate(), STEPS);
          return Compare.bits(UpdateRule.of(reloaded(), "verified/W", Shape.of(START.length))
              .steps(START, GRADIENT, rate(), STEPS), expected);
        });
  }

  private static double squares(double[] x) {
    return Arrays.stream(x).map(v -> v * v).sum();
  }
}
