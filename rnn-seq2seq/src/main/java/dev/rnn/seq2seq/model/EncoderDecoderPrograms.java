package dev.rnn.seq2seq.model;

import dev.rnn.engine.compile.Compiler;
import dev.rnn.engine.compile.Mode;
import dev.rnn.engine.compile.Program;
import dev.rnn.engine.compile.StepProgram;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.parameter.Parameters;
import dev.rnn.engine.runtime.Stepper;
import dev.rnn.engine.trace.ParameterDeclaration;
import dev.rnn.training.model.TrainableModel;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The programs of a model, each compiled when first needed. */
final class EncoderDecoderPrograms {
  static final String LOG_PROBABILITIES = "log-probabilities";
  static final String ATTENTION = "attention";

  private final EncoderDecoderGraph graph;
  private final Map<Mode, Program> programs = new HashMap<>();
  private @Nullable Stepper stepping;

  EncoderDecoderPrograms(EncoderDecoderGraph graph) {
    this.graph = graph;
  }

  Program training() {
    return program(Mode.TRAIN, () ->
        Compiler.compile(graph.trace().graph(), loss(), Mode.TRAIN, graph.lossSum(), parameters()));
  }

  Program evaluation() {
    return program(Mode.EVALUATE, () -> Compiler.compile(graph.trace().graph(), loss(), Mode.EVALUATE));
  }

  Compiler.Prepared trainingGraph() {
    return Compiler.prepare(graph.trace().graph(), loss(), Mode.TRAIN, graph.lossSum(), parameters());
  }

  /** For sessions, which share the weights that it packs. */
  synchronized Stepper stepping(Parameters parameters) {
    if (stepping == null) {
      Map<String, Node> outputs = new LinkedHashMap<>();
      outputs.put(LOG_PROBABILITIES, graph.logProbabilities());
      if (graph.attention() != null) outputs.put(ATTENTION, graph.attention());
      stepping = new Stepper(StepProgram.compile(graph.trace().graph(), graph.target(), outputs), parameters);
    }
    return stepping;
  }

  private Map<String, Node> loss() {
    return Map.of(TrainableModel.LOSS, graph.lossSum());
  }

  private List<Node> parameters() {
    return graph.trace().parameters().stream().map(ParameterDeclaration::node).toList();
  }

  private synchronized Program program(Mode mode, Supplier<Program> maker) {
    return programs.computeIfAbsent(mode, _ -> maker.get());
  }
}
