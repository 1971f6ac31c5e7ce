package dev.rnn.tck.run;

import dev.rnn.api.optimizer.Optimizer;
import dev.rnn.api.record.States;
import dev.rnn.api.scope.Role;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.engine.compile.Compiler;
import dev.rnn.engine.compile.Mode;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import dev.rnn.engine.interpret.Interpreter;
import dev.rnn.engine.interpret.NumberKind;
import dev.rnn.engine.interpret.Run;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.parameter.Parameters;
import dev.rnn.engine.random.NoiseKey;
import dev.rnn.engine.runtime.Frame;
import dev.rnn.engine.runtime.Workers;
import dev.rnn.engine.schedule.Schedule;
import dev.rnn.engine.trace.Trace;
import dev.rnn.engine.trace.TracedUpdateScope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** An update rule of one parameter, traced as the trainer does it, with its slots. */
public final class UpdateRule {
  private static final String PARAMETER = "parameter";
  private static final String GRADIENT = "gradient";
  private static final String SLOT = "slot ";
  private static final Batch ALONE = Batch.of(1, Map.of(), List.of());

  private final Trace trace = new Trace();
  private final Shape shape;
  private final Map<String, Node> outputs = new LinkedHashMap<>();
  private final Map<String, Shape> slotShapes = new LinkedHashMap<>();
  private final Map<String, double[]> slots = new LinkedHashMap<>();
  private long step;

  private <S> UpdateRule(Optimizer<S> optimizer, String path, Shape shape) {
    this.shape = shape;
    TracedUpdateScope scope = new TracedUpdateScope(trace, path, shape, Role.WEIGHT, true);
    trace.within("update of " + path + " " + shape, () -> {
      S initial = optimizer.initialSlots(scope);
      List<Tensor> given = new ArrayList<>();
      for (States.Leaf leaf : States.leaves(initial)) {
        String name = SLOT + leaf.path();
        slotShapes.put(name, leaf.tensor().shape());
        if (trace.node(leaf.tensor()).op() instanceof Op.Constant(double value)) {
          double[] numbers = new double[leaf.tensor().size()];
          Arrays.fill(numbers, value);
          slots.put(name, numbers);
        }
        given.add(trace.input(name, leaf.tensor().shape(), Extent.CONSTANT));
      }
      Iterator<Tensor> next = given.iterator();
      Optimizer.Updated<S> updated = optimizer.update(scope, trace.input(PARAMETER, shape, Extent.CONSTANT),
          trace.input(GRADIENT, shape, Extent.CONSTANT), States.map(initial, _ -> next.next()));
      outputs.put(PARAMETER, trace.node(updated.parameter()));
      States.leaves(updated.slots()).forEach(leaf -> outputs.put(SLOT + leaf.path(), trace.node(leaf.tensor())));
      return outputs;
    });
  }

  /** Traces a rule for a parameter. */
  public static UpdateRule of(Optimizer<?> optimizer, String path, Shape shape) {
    return new UpdateRule(optimizer, path, shape);
  }

  /** A slot of another shape, structure or beginning than the contract asks for. */
  public Optional<String> wrongSlots() {
    for (Map.Entry<String, Shape> slot : slotShapes.entrySet()) {
      double[] begin = slots.get(slot.getKey());
      if (begin == null) return Optional.of(slot.getKey() + " does not begin as a constant");
      if (Compare.notFinite(begin).isPresent()) return Optional.of(slot.getKey() + " begins as " + begin[0]);
      if (!slot.getValue().equals(shape) && slot.getValue().rank() > 0) {
        return Optional.of(slot.getKey() + " has shape " + slot.getValue() + ", the parameter " + shape);
      }
      Node after = outputs.get(slot.getKey());
      if (after == null) return Optional.of(slot.getKey() + " is missing after the update");
      if (!after.shape().equals(slot.getValue())) {
        return Optional.of(slot.getKey() + " has shape " + slot.getValue() + " before and " + after.shape()
            + " after an update of a parameter of shape " + shape);
      }
    }
    return outputs.size() == slotShapes.size() + 1 ? Optional.empty()
        : Optional.of("the update returns " + outputs.keySet() + ", it was given " + slotShapes.keySet());
  }

  /** A new parameter of another shape. */
  public Optional<String> wrongShape() {
    Shape after = Objects.requireNonNull(outputs.get(PARAMETER)).shape();
    return after.equals(shape) ? Optional.empty()
        : Optional.of("a parameter of shape " + shape + " has shape " + after + " after an update");
  }

  /** Goes on with the slots and the step of another one. */
  public UpdateRule resume(UpdateRule other) {
    other.slots.forEach((name, numbers) -> slots.put(name, numbers.clone()));
    step = other.step;
    return this;
  }

  /** Updates with the same gradient each time. */
  public double[] steps(double[] start, double[] gradient, double rate, int count) {
    return run(start, _ -> gradient, rate, count);
  }

  /** Updates with the gradient of half the sum of squares, which is the parameter itself. */
  public double[] descend(double[] start, double rate, int count) {
    return run(start, parameter -> parameter, rate, count);
  }

  private double[] run(double[] start, UnaryOperator<double[]> gradient, double rate, int count) {
    double[] parameter = start.clone();
    try (Workers workers = new Workers(1)) {
      Frame frame = new Frame(Compiler.compile(trace.graph(), outputs, Mode.EVALUATE), workers);
      for (int i = 0; i < count; i++) {
        Map<String, float[]> inputs = new HashMap<>();
        given(parameter, gradient.apply(parameter), rate).forEach((name, x) -> inputs.put(name, Numbers.floats(x)));
        frame.run(ALONE, Parameters.none(), inputs, NoiseKey.of(0, 0));
        parameter = Numbers.doubles(frame.output(PARAMETER), start.length);
        slots.replaceAll((name, old) -> Numbers.doubles(frame.output(name), old.length));
      }
    }
    return parameter;
  }

  /** The same in the interpreter, in {@code double}. */
  public double[] interpretedSteps(double[] start, double[] gradient, double rate, int count) {
    double[] parameter = start.clone();
    Schedule schedule = Schedule.of(outputs.values());
    for (int i = 0; i < count; i++) {
      Map<Node, double[]> all = Interpreter.run(schedule, ALONE,
          Run.evaluation(given(parameter, gradient, rate)), NumberKind.DOUBLE);
      parameter = of(all, PARAMETER);
      slots.replaceAll((name, _) -> of(all, name));
    }
    return parameter;
  }

  private double[] of(Map<Node, double[]> all, String name) {
    return Objects.requireNonNull(all.get(outputs.get(name)), name);
  }

  private Map<String, double[]> given(double[] parameter, double[] gradient, double rate) {
    step++;
    Map<String, double[]> inputs = new HashMap<>(slots);
    inputs.put(PARAMETER, parameter);
    inputs.put(GRADIENT, gradient);
    inputs.put(TracedUpdateScope.RATE, new double[] {(float) rate});
    inputs.put(TracedUpdateScope.STEP, new double[] {step});
    return inputs;
  }
}
