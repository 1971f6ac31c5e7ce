package dev.rnn.tck.run;

import dev.rnn.engine.autodiff.Gradients;
import dev.rnn.engine.compile.Compiler;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.interpret.Interpreter;
import dev.rnn.engine.interpret.NumberKind;
import dev.rnn.engine.interpret.Run;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.parameter.Parameters;
import dev.rnn.engine.schedule.Schedule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A subject in the interpreter, in {@code double}: slow, obvious and right. */
public final class Oracle {
  private final Subject subject;
  private final Map<String, Node> results = new LinkedHashMap<>();
  private final Map<Node, Node> gradients;
  private final List<Node> roots;
  private final Schedule schedule;
  private final Schedule forward;

  /** Of outputs and all gradients. */
  public Oracle(Subject subject) {
    this.subject = subject;
    gradients = Gradients.of(subject.loss(), subject.variables());
    results.putAll(subject.outputs());
    roots = new ArrayList<>(subject.outputs().values());
    roots.add(subject.loss());
    roots.addAll(gradients.values());
    gradients.forEach((variable, gradient) -> results.put(Compiler.gradientOf(Subject.name(variable)), gradient));
    schedule = Schedule.of(roots);
    forward = Schedule.of(List.of(subject.loss()));
  }

  /** The subject. */
  public Subject subject() {
    return subject;
  }

  /** Gradients by what they are for. */
  public Map<Node, Node> gradients() {
    return gradients;
  }

  /** Runs in the mode of training or not. */
  public Result run(Sample sample, Parameters parameters, boolean training, long seed) {
    Batch batch = sample.batch(schedule.axes());
    Map<Node, double[]> all = Interpreter.run(schedule, batch, given(batch, sample, parameters, training, seed),
        NumberKind.DOUBLE);
    Map<String, double[]> values = new LinkedHashMap<>();
    results.forEach((name, n) -> values.put(name, Objects.requireNonNull(all.get(n), name)));
    return new Result(results, batch, values);
  }

  /** What a run needs, to be changed a little by whoever takes differences. */
  Run given(Batch batch, Sample sample, Parameters parameters, boolean training, long seed) {
    Map<String, double[]> numbers = new HashMap<>(Numbers.inputs(subject, roots, batch, sample));
    for (Parameters.Parameter p : parameters.all()) {
      numbers.put(p.path(), Numbers.doubles(p.values(), p.values().length));
    }
    return new Run(numbers, training, sample.key(seed));
  }

  /** The loss alone. */
  double loss(Batch batch, Run run) {
    Map<Node, double[]> all = Interpreter.run(forward, batch, run, NumberKind.DOUBLE);
    return Objects.requireNonNull(all.get(subject.loss()))[0];
  }

  /** The layout of a sample for all results. */
  Batch batch(Sample sample) {
    return sample.batch(schedule.axes());
  }
}
