package dev.rnn.training.optimizer;

import dev.rnn.api.optimizer.Optimizer;
import dev.rnn.api.record.States;
import dev.rnn.api.scope.Role;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.interpret.Interpreter;
import dev.rnn.engine.interpret.NumberKind;
import dev.rnn.engine.interpret.Run;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.schedule.Schedule;
import dev.rnn.engine.trace.Trace;
import dev.rnn.engine.trace.TracedUpdateScope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Updates of one parameter by an optimizer, in the interpreter. */
final class UpdateRun {
  private static final Batch NO_DATA = Batch.of(1, Map.of(), List.of());

  private final NumberKind kind;
  private final List<Node> initial;
  private final List<Node> updated = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  private <S> UpdateRun(Optimizer<S> optimizer, int size, boolean decays, NumberKind kind) {
    this.kind = kind;
    Trace trace = new Trace();
    Shape shape = Shape.of(size);
    TracedUpdateScope scope = new TracedUpdateScope(trace, "cell/W", shape, Role.WEIGHT, decays);
    S first = optimizer.initialSlots(scope);
    initial = States.leaves(first).stream().map(leaf -> trace.node(leaf.tensor())).toList();
    Iterator<States.Leaf> leaves = States.leaves(first).iterator();
    S slots = States.map(first, leaf -> trace.input(named(leaves.next().path()), leaf.shape(), Extent.CONSTANT));
    Tensor parameter = trace.input("parameter", shape, Extent.CONSTANT);
    Tensor gradient = trace.input("gradient", shape, Extent.CONSTANT);
    Optimizer.Updated<S> result = optimizer.update(scope, parameter, gradient, slots);
    updated.add(trace.node(result.parameter()));
    States.leaves(result.slots()).forEach(leaf -> updated.add(trace.node(leaf.tensor())));
  }

  /** The parameter after each update; a row of {@code gradients} for each. */
  static double[][] of(Optimizer<?> optimizer, double rate, double[] parameter, double[]... gradients) {
    return new UpdateRun(optimizer, parameter.length, true, NumberKind.DOUBLE).run(rate, parameter, gradients);
  }

  /** The same for a parameter that is not to decay. */
  static double[][] withoutDecay(Optimizer<?> optimizer, double rate, double[] parameter, double[]... gradients) {
    return new UpdateRun(optimizer, parameter.length, false, NumberKind.DOUBLE).run(rate, parameter, gradients);
  }

  /** The same in float. */
  static double[][] inFloat(Optimizer<?> optimizer, double rate, double[] parameter, double[]... gradients) {
    return new UpdateRun(optimizer, parameter.length, true, NumberKind.FLOAT).run(rate, parameter, gradients);
  }

  /** How many numbers the slots of one parameter of 10 have. */
  static int slotNumbers(Optimizer<?> optimizer) {
    return new UpdateRun(optimizer, 10, true, NumberKind.DOUBLE).initial.stream().mapToInt(Node::size).sum();
  }

  private double[][] run(double rate, double[] parameter, double[]... gradients) {
    Map<String, double[]> values = new HashMap<>();
    values.put("parameter", parameter);
    values.put(TracedUpdateScope.RATE, new double[] {rate});
    Map<Node, double[]> zeros = Interpreter.run(Schedule.of(initial), NO_DATA, Run.evaluation(values), kind);
    for (int i = 0; i < names.size(); i++) values.put(names.get(i), zeros.get(initial.get(i)));

    double[][] path = new double[gradients.length][];
    for (int step = 1; step <= gradients.length; step++) {
      values.put(TracedUpdateScope.STEP, new double[] {step});
      values.put("gradient", gradients[step - 1]);
      Map<Node, double[]> numbers = Interpreter.run(Schedule.of(updated), NO_DATA, Run.evaluation(values), kind);
      for (int i = 0; i < names.size(); i++) values.put(names.get(i), numbers.get(updated.get(i + 1)));
      path[step - 1] = numbers.get(updated.getFirst());
      values.put("parameter", path[step - 1]);
    }
    return path;
  }

  private String named(String slot) {
    names.add("slot/" + slot);
    return names.getLast();
  }
}
