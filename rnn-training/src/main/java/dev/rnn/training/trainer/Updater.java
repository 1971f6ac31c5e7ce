package dev.rnn.training.trainer;

import dev.rnn.api.error.RnnException;
import dev.rnn.api.optimizer.Optimizer;
import dev.rnn.api.record.States;
import dev.rnn.api.scope.Role;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.api.tensor.Tensors;
import dev.rnn.engine.compile.Compiler;
import dev.rnn.engine.compile.Mode;
import dev.rnn.engine.compile.Program;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.parameter.Parameters;
import dev.rnn.engine.parameter.Parameters.Parameter;
import dev.rnn.engine.random.NoiseKey;
import dev.rnn.engine.runtime.Frame;
import dev.rnn.engine.runtime.Workers;
import dev.rnn.engine.trace.Trace;
import dev.rnn.engine.trace.TracedUpdateScope;
import dev.rnn.training.model.AuthorCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Applies an update rule to every parameter: scale, clip by value, decay and rule are one compiled pass. What changes
 * between updates (rate, step, scale) is given for each run.
 */
final class Updater {
  private static final String PARAMETER = "parameter";
  private static final String GRADIENT = "gradient";
  private static final String SCALE = "scale";
  private static final NoiseKey NO_NOISE = NoiseKey.of(0, 0);
  private static final Batch ALONE = Batch.of(1, Map.of(), List.of());

  private final Map<String, Rule> rules = new LinkedHashMap<>();
  private final Parameters parameters;

  private final float[] scaleValue = new float[1];
  private final float[] rateValue = new float[1];
  private final float[] stepValue = new float[1];

  /** One parameter's program, with its slots and the map of its inputs, which is kept: nothing is made in an update. */
  private record Rule(Frame frame, Map<String, float[]> slots, Map<String, float[]> inputs) {}

  Updater(Optimizer<?> optimizer, Parameters parameters, double clipValue, double weightDecay, Workers workers) {
    this.parameters = parameters;
    String what = "optimizer " + optimizer;
    for (Parameter p : parameters.all()) {
      Rule rule = AuthorCode.run(what, () -> rule(optimizer, p, clipValue, weightDecay, workers));
      rule.inputs.put(SCALE, scaleValue);
      rule.inputs.put(TracedUpdateScope.RATE, rateValue);
      rule.inputs.put(TracedUpdateScope.STEP, stepValue);
      rule.inputs.put(PARAMETER, p.values());
      rule.inputs.putAll(rule.slots);
      rules.put(p.path(), rule);
    }
  }

  private static <S> Rule rule(Optimizer<S> optimizer, Parameter p, double clipValue, double weightDecay,
      Workers workers) {
    Trace trace = new Trace();
    boolean decays = p.role() == Role.WEIGHT || p.role() == Role.EMBEDDING;
    TracedUpdateScope scope = new TracedUpdateScope(trace, p.path(), p.shape(), p.role(), decays);
    Map<String, Node> outputs = new LinkedHashMap<>();
    Map<String, float[]> slots = new HashMap<>();
    trace.within("update of " + p.path() + " " + p.shape(), () -> {
      Tensor parameter = trace.input(PARAMETER, p.shape(), Extent.CONSTANT);
      Tensor gradient = trace.input(GRADIENT, p.shape(), Extent.CONSTANT)
          .times(trace.input(SCALE, Shape.SCALAR, Extent.CONSTANT));
      if (clipValue > 0) {
        gradient = Tensors.maximum(Tensors.minimum(gradient, trace.constant(clipValue, p.shape())),
            trace.constant(-clipValue, p.shape()));
      }
      if (weightDecay > 0 && decays) gradient = gradient.plus(parameter.times(weightDecay));
      S initial = optimizer.initialSlots(scope);
      List<Tensor> given = new ArrayList<>();
      for (States.Leaf leaf : States.leaves(initial)) {
        slots.put(slot(given.size()), filled(trace, leaf));
        given.add(trace.input(slot(given.size()), leaf.tensor().shape(), Extent.CONSTANT));
      }
      var next = given.iterator();
      Optimizer.Updated<S> updated = optimizer.update(scope, parameter, gradient,
          States.map(initial, _ -> next.next()));
      outputs.put(PARAMETER, node(trace, updated.parameter(), p.shape(), "the parameter"));
      List<States.Leaf> after = States.leaves(updated.slots());
      for (int i = 0; i < given.size(); i++) {
        outputs.put(slot(i), node(trace, after.get(i).tensor(), given.get(i).shape(), "slot " + after.get(i).path()));
      }
      return outputs;
    });
    Program program = Compiler.compile(trace.graph(), outputs, Mode.EVALUATE);
    Frame frame = new Frame(program, workers);
    // In place where that is safe: no second copy of the parameters and slots.
    if (program.mayOverwrite(PARAMETER, PARAMETER)) frame.writeTo(PARAMETER, p.values());
    slots.forEach((name, values) -> {
      if (program.mayOverwrite(name, name)) frame.writeTo(name, values);
    });
    return new Rule(frame, slots, new HashMap<>());
  }

  private static Node node(Trace trace, Tensor tensor, Shape shape, String what) {
    if (tensor.shape().equals(shape)) return trace.node(tensor);
    throw RnnException.error("RNN-UPDATE-SHAPE", "the update rule gives " + what + " of shape " + tensor.shape()
        + ", not " + shape + ".").in(trace.node(tensor).origin().toString())
        .fix("compute it element by element from tensors of the parameter's shape.").build();
  }

  private static float[] filled(Trace trace, States.Leaf leaf) {
    if (!(trace.node(leaf.tensor()).op() instanceof Op.Constant(double value))) {
      throw RnnException.error("RNN-UPDATE-SLOT", "slot " + leaf.path() + " does not begin as a constant.")
          .fix("begin slots with scope.zeros() or scope.constant(...).").build();
    }
    float[] values = new float[leaf.tensor().size()];
    Arrays.fill(values, (float) value);
    return values;
  }

  private static String slot(int index) {
    return "slot " + index;
  }

  /** One update of all parameters; {@code scale} turns sums of gradients into what the rule sees. */
  void update(Gradients gradients, double scale, double rate, long step) {
    scaleValue[0] = (float) scale;
    rateValue[0] = (float) rate;
    stepValue[0] = step;
    for (Parameter p : parameters.all()) {
      Rule rule = rule(p.path());
      rule.inputs.put(GRADIENT, gradients.of(p.path()));
      rule.frame.run(ALONE, parameters, rule.inputs, NO_NOISE);
      keep(rule.frame, PARAMETER, p.values());
      rule.slots.forEach((name, values) -> keep(rule.frame, name, values));
    }
    parameters.changed();
  }

  /** All slots by parameter and number: the arrays themselves, into which those of a checkpoint are written. */
  Map<String, float[]> slots() {
    Map<String, float[]> all = new TreeMap<>();
    rules.forEach((path, rule) -> rule.slots.forEach((name, values) -> all.put(path + " " + name, values)));
    return all;
  }

  private static void keep(Frame frame, String name, float[] values) {
    float[] updated = frame.output(name);
    if (updated != values) System.arraycopy(updated, 0, values, 0, values.length);
  }

  private Rule rule(String path) {
    Rule known = rules.get(path);
    if (known == null) throw new IllegalStateException("no rule for " + path);
    return known;
  }
}
