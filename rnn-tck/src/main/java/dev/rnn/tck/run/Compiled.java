package dev.rnn.tck.run;

import dev.rnn.engine.compile.Compiler;
import dev.rnn.engine.compile.Mode;
import dev.rnn.engine.compile.Program;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.parameter.Parameters;
import dev.rnn.engine.runtime.Frame;
import dev.rnn.engine.runtime.Workers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A subject as a compiled program: what users run. */
public final class Compiled {
  private final Subject subject;
  private final Map<String, Node> results;
  private final List<Node> roots;
  private final Program program;

  private Compiled(Subject subject, Map<String, Node> results, List<Node> roots, Program program) {
    this.subject = subject;
    this.results = results;
    this.roots = roots;
    this.program = program;
  }

  /** For training: outputs and all gradients. */
  public static Compiled training(Subject subject) {
    List<Node> variables = subject.variables();
    Map<String, Node> results = new LinkedHashMap<>(subject.outputs());
    for (Node n : variables) results.put(Compiler.gradientOf(Subject.name(n)), n); // lies as what it is for
    List<Node> roots = new ArrayList<>(subject.outputs().values());
    roots.add(subject.loss());
    return new Compiled(subject, results, roots,
        Compiler.compile(subject.trace().graph(), subject.outputs(), Mode.TRAIN, subject.loss(), variables));
  }

  /** For outputs alone. */
  public static Compiled outputs(Subject subject, Mode mode) {
    return new Compiled(subject, subject.outputs(), List.copyOf(subject.outputs().values()),
        Compiler.compile(subject.trace().graph(), subject.outputs(), mode));
  }

  /** The same program on numbers of another range. */
  public Compiled within(double range) {
    return new Compiled(subject.within(range), results, roots, program);
  }

  /** Runs on one thread. */
  public Result run(Sample sample, Parameters parameters, long seed) {
    return run(sample, parameters, seed, 1, Map.of());
  }

  /**
   * Runs with memory of its own, so that several threads may call it at a time.
   *
   * @param given numbers of some inputs in place of the examples' own
   */
  public Result run(Sample sample, Parameters parameters, long seed, int threads, Map<String, double[]> given) {
    Batch batch = sample.batch(program.axes());
    Map<String, double[]> numbers = new HashMap<>(Numbers.inputs(subject, roots, batch, sample));
    numbers.putAll(given);
    Map<String, float[]> inputs = new HashMap<>();
    numbers.forEach((name, values) -> inputs.put(name, Numbers.floats(values)));
    Map<String, double[]> values = new LinkedHashMap<>();
    try (Workers workers = new Workers(threads)) {
      Frame frame = new Frame(program, workers);
      frame.run(batch, parameters, inputs, sample.key(seed));
      for (String name : results.keySet()) {
        values.put(name, Numbers.doubles(frame.output(name), frame.outputLength(name)));
      }
    }
    return new Result(results, batch, values);
  }
}
