package dev.rnn.tck.run;

import dev.rnn.engine.compile.StepProgram;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.layout.Rows;
import dev.rnn.engine.parameter.Parameters;
import dev.rnn.engine.runtime.Session;
import dev.rnn.engine.runtime.Stepper;
import dev.rnn.engine.runtime.Workers;
import dev.rnn.engine.schedule.Order;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** A session, one step at a time, against the whole sequence. */
public final class Streamed {
  private final Subject subject;
  private final Node output;
  private final Axis axis;
  private final Sample sample;
  private final List<Node> inputs = new ArrayList<>();
  private final Map<String, double[]> numbers;
  private final Batch batch;

  private Streamed(Subject subject, String output) {
    this.subject = subject;
    this.output = Objects.requireNonNull(subject.outputs().get(output));
    axis = this.output.extent().axes().getLast();
    sample = subject.all();
    batch = sample.batch(List.of(axis));
    List<Node> roots = List.of(this.output);
    for (Node n : Order.withinStep(roots)) if (n.op() instanceof Op.Input) inputs.add(n);
    numbers = Numbers.inputs(subject, roots, batch, sample);
  }

  /** What differs in an output over one axis, in words. */
  public static Optional<String> wrong(Subject subject, String output, Compiled whole, Parameters parameters) {
    Result expected = whole.run(subject.all(), parameters, 0);
    return new Streamed(subject, output).wrong(output, expected, parameters);
  }

  private Optional<String> wrong(String name, Result expected, Parameters parameters) {
    StepProgram program = StepProgram.compile(subject.trace().graph(), axis, Map.of(name, output));
    int[] lengths = Objects.requireNonNull(sample.lengths().get(axis));
    Map<Axis, int[]> others = new HashMap<>(sample.lengths());
    others.remove(axis);
    try (Workers workers = new Workers(1)) {
      Session session = new Stepper(program, parameters).session(workers, sample.size(), others, fixed());
      for (int t = 0; t < batch.longest(axis); t++) {
        int step = t;
        session.select(IntStream.range(0, session.rows()).filter(r -> lengths[session.sequence(r)] > step).toArray());
        session.step(given(session, t));
        for (int r = 0; r < session.rows(); r++) {
          int sequence = session.sequence(r);
          double[] all = expected.of(name, sequence);
          double[] one = Arrays.copyOfRange(all, t * output.size(), (t + 1) * output.size());
          float[] stepped = Arrays.copyOfRange(session.output(name), r * output.size(), (r + 1) * output.size());
          Optional<String> wrong = Compare.bits(Numbers.doubles(stepped, stepped.length), one);
          if (wrong.isPresent()) return wrong.map(what -> "of " + name + " at step " + step + " of sequence " + sequence
              + " " + what);
        }
      }
    }
    return Optional.empty();
  }

  /** Inputs that do not vary over the axis: a memory, a context. */
  private Map<String, float[]> fixed() {
    Map<String, float[]> given = new HashMap<>();
    for (Node n : inputs) {
      if (!n.extent().has(axis)) given.put(Subject.name(n), Numbers.floats(of(n)));
    }
    return given;
  }

  private Map<String, float[]> given(Session session, int t) {
    Map<String, float[]> given = new HashMap<>();
    Rows rows = batch.rows(Extent.of(axis));
    for (Node n : inputs) {
      if (!n.extent().has(axis)) continue;
      double[] all = of(n);
      float[] some = new float[session.rows() * n.size()];
      for (int r = 0; r < session.rows(); r++) {
        int from = rows.find(session.sequence(r), t) * n.size();
        for (int i = 0; i < n.size(); i++) some[r * n.size() + i] = (float) all[from + i];
      }
      given.put(Subject.name(n), some);
    }
    return given;
  }

  private double[] of(Node input) {
    return Objects.requireNonNull(numbers.get(Subject.name(input)));
  }
}
