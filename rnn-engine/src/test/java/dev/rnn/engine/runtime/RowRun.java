package dev.rnn.engine.runtime;

import dev.rnn.api.scope.Role;
import dev.rnn.engine.compile.Compiler;
import dev.rnn.engine.compile.Mode;
import dev.rnn.engine.compile.Program;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.layout.Rows;
import dev.rnn.engine.parameter.Parameters;
import dev.rnn.engine.random.NoiseKey;
import dev.rnn.engine.schedule.Order;
import dev.rnn.engine.support.RandomValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs one program on chosen sequences, each of which always has the same numbers, and sorts the results by sequence.
 */
final class RowRun {
  private final long seed;
  private final Map<String, Integer> classes;
  private final List<Node> roots = new ArrayList<>();
  private final Map<String, Node> results = new LinkedHashMap<>();
  private final Program program;

  RowRun(RowModels.Model model, long seed) {
    this.seed = seed;
    classes = model.classes();
    Map<String, Node> outputs = new LinkedHashMap<>();
    for (Node n : model.outputs()) outputs.put("%" + n.id(), n);
    List<Node> variables = new ArrayList<>();
    for (Node n : Order.withinStep(List.of(model.loss()))) {
      boolean number = n.op() instanceof Op.Input(String name) && !classes.containsKey(name);
      if (number || n.op() instanceof Op.Parameter) variables.add(n);
    }
    program = Compiler.compile(model.graph(), outputs, Mode.TRAIN, model.loss(), variables);
    roots.add(model.loss());
    results.putAll(outputs);
    for (Node n : variables) results.put(Compiler.gradientOf(name(n)), n); // a gradient lies as what it is for
  }

  /** All results that belong to a sequence, for each sequence that was asked for; steps in order. */
  List<Map<String, float[]>> rows(int threads, int... sequences) {
    Batch batch = batch(sequences);
    Map<String, float[]> all = run(threads, batch, sequences);
    List<Map<String, float[]>> sorted = new ArrayList<>();
    for (int i = 0; i < sequences.length; i++) {
      Map<String, float[]> own = new TreeMap<>();
      int place = i;
      results.forEach((name, n) -> {
        if (n.extent().perSequence()) own.put(name, of(place, batch.rows(n.extent()), all.get(name), n.size()));
      });
      sorted.add(own);
    }
    return sorted;
  }

  /** All results that are sums over sequences. */
  Map<String, float[]> sums(int threads, int... sequences) {
    Map<String, float[]> all = new TreeMap<>(run(threads, batch(sequences), sequences));
    all.keySet().removeIf(name -> results.get(name).extent().perSequence());
    return all;
  }

  private Map<String, float[]> run(int threads, Batch batch, int[] sequences) {
    NoiseKey noise = new NoiseKey(seed, 3, Arrays.stream(sequences).asLongStream().toArray(), 0);
    Parameters parameters = new Parameters();
    Map<String, float[]> inputs = new HashMap<>();
    Map<String, double[]> values = RandomValues.of(roots, batch, classes, noise);
    for (Node n : Order.withinStep(roots)) {
      if (n.op() instanceof Op.Input(String name)) inputs.put(name, floats(values.get(name)));
      if (n.op() instanceof Op.Parameter(String path, Role role)) {
        parameters.put(new Parameters.Parameter(path, n.shape(), role, floats(values.get(path))));
      }
    }
    Map<String, float[]> all = new HashMap<>();
    try (Workers workers = new Workers(threads)) {
      Frame frame = new Frame(program, workers);
      frame.run(batch, parameters, inputs, noise);
      for (String name : results.keySet()) all.put(name, Arrays.copyOf(frame.output(name), frame.outputLength(name)));
    }
    return all;
  }

  /** Ragged: a sequence's length on an axis is a function of its number; every ninth is empty. */
  private Batch batch(int[] sequences) {
    Map<Axis, int[]> lengths = new HashMap<>();
    for (Axis axis : roots.getFirst().graph().axes()) {
      lengths.put(axis, Arrays.stream(sequences).map(s -> (s * (5 + 2 * axis.id()) + axis.id()) % 9).toArray());
    }
    return Batch.of(sequences.length, lengths, roots.getFirst().graph().axes()).inOrder(program.axes());
  }

  private static float[] of(int sequence, Rows rows, float[] values, int size) {
    if (rows.axes().isEmpty()) return Arrays.copyOfRange(values, sequence * size, (sequence + 1) * size);
    TreeMap<String, float[]> steps = new TreeMap<>();
    for (int r = 0; r < rows.count(); r++) {
      if (rows.sequence(r) != sequence) continue;
      StringBuilder at = new StringBuilder();
      for (int i = 0; i < rows.axes().size(); i++) at.append((char) ('a' + rows.step(i, r)));
      steps.put(at.toString(), Arrays.copyOfRange(values, r * size, (r + 1) * size));
    }
    float[] all = new float[steps.size() * size];
    int next = 0;
    for (float[] step : steps.values()) {
      System.arraycopy(step, 0, all, next, size);
      next += size;
    }
    return all;
  }

  private static String name(Node n) {
    return n.op() instanceof Op.Parameter(String path, _) ? path : ((Op.Input) n.op()).name();
  }

  private static float[] floats(double[] values) {
    float[] all = new float[values.length];
    for (int i = 0; i < all.length; i++) all[i] = (float) values[i];
    return all;
  }
}
