package dev.rnn.training.model;

import dev.rnn.api.tensor.UnaryFunction;
import dev.rnn.engine.compile.Compiler;
import dev.rnn.engine.compile.Mode;
import dev.rnn.engine.compile.Program;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.random.NoiseKey;
import dev.rnn.engine.runtime.Frame;
import dev.rnn.engine.runtime.Workers;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the gates of a model's layers answer to some sequences, dropout off. A gate is a sigmoid that is computed at
 * each step from parameters of a layer, whoever wrote the cell; it is named by where these parameters are: {@code
 * layer0/forget}.
 */
public final class GateActivations {
  private static final String LAYER = "layer";

  private final SequenceModel model;
  private final Map<String, Node> gates = new LinkedHashMap<>();
  private final @Nullable Program program; // null where no layer has gates

  /** Of a model, whose parameters are read as they are at the moment. */
  public GateActivations(SequenceModel model) {
    this.model = model;
    for (Node n : model.graph().trace().graph().nodes()) {
      if (!(n.op() instanceof Op.Map(UnaryFunction function)) || function != UnaryFunction.SIGMOID) continue;
      if (n.extent().has(model.graph().time())) name(n).ifPresent(name -> gates.put(free(name), n));
    }
    program = gates.isEmpty() ? null : Compiler.compile(model.graph().trace().graph(), gates, Mode.EVALUATE);
  }

  /** For each gate all its answers, of every unit at every step of every sequence; empty if no layer has gates. */
  public Map<String, float[]> of(Examples examples, Workers workers) {
    Program compiled = program;
    if (compiled == null) return Map.of();
    ProgramInputs inputs = new ProgramInputs(model.spec(), model.graph());
    Batch batch = inputs.layout(examples, compiled);
    Frame frame = new Frame(compiled, workers);
    frame.run(batch, model.parameters(), inputs.read(examples, batch, Map.of()), NoiseKey.of(0, 0));
    Map<String, float[]> all = new LinkedHashMap<>();
    for (String name : gates.keySet()) {
      all.put(name, Arrays.copyOf(frame.output(name), frame.outputLength(name)));
    }
    return all;
  }

  /** Where the nearest parameter that the gate is computed from in its own step is. */
  private static Optional<String> name(Node gate) {
    Deque<Node> open = new ArrayDeque<>(gate.inputs());
    Set<Node> seen = new HashSet<>(open);
    while (!open.isEmpty()) {
      Node n = open.remove();
      if (n.op() instanceof Op.Parameter(String path, var _)) {
        int last = path.lastIndexOf('/');
        return path.startsWith(LAYER) && last > 0 ? Optional.of(path.substring(0, last)) : Optional.empty();
      }
      if (n.op() instanceof Op.Delay) continue;
      for (Node in : n.inputs()) if (seen.add(in)) open.add(in);
    }
    return Optional.empty();
  }

  private String free(String name) {
    String free = name;
    for (int i = 2; gates.containsKey(free); i++) free = name + " " + i;
    return free;
  }
}
