package dev.rnn.engine.support;

import dev.rnn.api.scope.Role;
import dev.rnn.api.tensor.Shape;
import dev.rnn.engine.compile.Compiler;
import dev.rnn.engine.compile.Mode;
import dev.rnn.engine.compile.Program;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import dev.rnn.engine.interpret.Run;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.layout.Rows;
import dev.rnn.engine.parameter.Parameters;
import dev.rnn.engine.runtime.Frame;
import dev.rnn.engine.runtime.Workers;
import dev.rnn.engine.schedule.Order;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs compiled programs behind the same interface as the interpreters; rows go in and out in the given batch's layout.
 */
public final class CompiledEngine implements Engine {
  private final int threads;
  private final boolean overNaN;

  /** With a number of threads. */
  public CompiledEngine(int threads) {
    this(threads, false);
  }

  private CompiledEngine(int threads, boolean overNaN) {
    this.threads = threads;
    this.overNaN = overNaN;
  }

  /**
   * One that computes over the results of runs of the same size with NaN in place of numbers: first of parameters and
   * inputs, then of inputs alone, so that what depends on parameters alone is kept from there.
   */
  public CompiledEngine overNaN() {
    return new CompiledEngine(threads, true);
  }

  @Override
  public Map<Node, double[]> run(List<Node> outputs, Batch batch, Run run) {
    Map<String, Node> named = new LinkedHashMap<>();
    for (Node n : outputs) named.put("%" + n.id(), n);
    Mode mode = run.training() ? Mode.TRAIN : Mode.EVALUATE;
    Program program = Compiler.compile(outputs.getFirst().graph(), named, mode);
    Map<Node, double[]> results = new HashMap<>();
    run(program, named, outputs, batch, run).forEach((name, values) -> results.put(named.get(name), values));
    return results;
  }

  /** Runs a program with the inputs that the roots need; results by name, each in the layout of its node. */
  public Map<String, double[]> run(Program program, Map<String, Node> results, Collection<Node> roots, Batch batch,
      Run run) {
    Batch own = batch.inOrder(program.axes());
    Map<String, float[]> inputs = new HashMap<>();
    Parameters parameters = Parameters.none();
    for (Node n : Order.withinStep(roots)) {
      if (n.op() instanceof Op.Input(String name)) {
        inputs.put(name, floats(moved(batch, own, n.extent(), run.inputs().get(name), n.size())));
      } else if (n.op() instanceof Op.Parameter(String path, Role role)) {
        Shape shape = n.shape();
        parameters.put(new Parameters.Parameter(path, shape, role, floats(run.inputs().get(path))));
      }
    }
    Map<String, double[]> values = new LinkedHashMap<>();
    try (Workers workers = new Workers(threads)) {
      Frame frame = new Frame(program, workers);
      if (overNaN) {
        frame.run(own, ofNaN(parameters), ofNaN(inputs), run.noise());
        frame.run(own, parameters, ofNaN(inputs), run.noise());
      }
      frame.run(own, parameters, inputs, run.noise());
      results.forEach((name, n) -> {
        double[] data = new double[frame.outputLength(name)];
        for (int i = 0; i < data.length; i++) data[i] = frame.output(name)[i];
        values.put(name, moved(own, batch, n.extent(), data, n.size()));
      });
    }
    return values;
  }

  private static Parameters ofNaN(Parameters given) {
    Parameters all = new Parameters();
    given.all().forEach(p -> all.put(new Parameters.Parameter(p.path(), p.shape(), p.role(), ofNaN(p.values()))));
    return all;
  }

  private static Map<String, float[]> ofNaN(Map<String, float[]> given) {
    Map<String, float[]> all = new HashMap<>(given);
    all.replaceAll((_, values) -> ofNaN(values));
    return all;
  }

  private static float[] ofNaN(float[] values) {
    float[] all = new float[values.length];
    Arrays.fill(all, Float.NaN);
    return all;
  }

  /** Rows of one layout in the order of another. */
  private static double[] moved(Batch from, Batch to, Extent extent, double[] data, int size) {
    Rows source = from.rows(extent);
    Rows target = to.rows(extent);
    if (source.axes().equals(target.axes())) return data;
    double[] moved = new double[data.length];
    for (int r = 0; r < source.count(); r++) {
      int[] steps = new int[target.axes().size()];
      for (int i = 0; i < steps.length; i++) steps[i] = source.step(source.axes().indexOf(target.axes().get(i)), r);
      System.arraycopy(data, r * size, moved, target.find(source.sequence(r), steps) * size, size);
    }
    return moved;
  }

  private static float[] floats(double[] values) {
    float[] all = new float[values.length];
    for (int i = 0; i < all.length; i++) all[i] = (float) values[i];
    return all;
  }
}
