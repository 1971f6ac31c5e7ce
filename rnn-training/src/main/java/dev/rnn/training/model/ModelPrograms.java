package dev.rnn.training.model;

import dev.rnn.api.error.RnnException;
import dev.rnn.engine.compile.Compiler;
import dev.rnn.engine.compile.Mode;
import dev.rnn.engine.compile.Program;
import dev.rnn.engine.compile.StepProgram;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.parameter.Parameters;
import dev.rnn.engine.runtime.Stepper;
import dev.rnn.engine.trace.ParameterDeclaration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The programs of a model, each compiled when first needed. */
final class ModelPrograms {
  static final String PREDICTION = "prediction";
  static final String LOGITS = "logits";

  private final ModelSpec spec;
  private final ModelGraph graph;
  private final Map<String, Program> programs = new HashMap<>();
  private @Nullable Stepper stepping;

  ModelPrograms(ModelSpec spec, ModelGraph graph) {
    this.spec = spec;
    this.graph = graph;
  }

  Program training() {
    return program("train", () -> Compiler.compile(graph.trace().graph(), loss(), Mode.TRAIN, graph.lossSum(),
        parameters()));
  }

  Program evaluation() {
    return program("evaluate", () -> Compiler.compile(graph.trace().graph(), loss(), Mode.EVALUATE));
  }

  Program prediction() {
    return program(PREDICTION, () -> {
      Map<String, Node> outputs = new LinkedHashMap<>();
      outputs.put(PREDICTION, graph.answer().prediction());
      if (graph.attention() != null) outputs.put(PoolingTracing.ATTENTION, graph.attention());
      return Compiler.compile(graph.trace().graph(), outputs, Mode.EVALUATE);
    });
  }

  /** The graph of the training program, for a replay by the interpreter. */
  Compiler.Prepared trainingGraph() {
    return Compiler.prepare(graph.trace().graph(), loss(), Mode.TRAIN, graph.lossSum(), parameters());
  }

  /** For sessions, which share the weights that it packs. */
  synchronized Stepper stepping(Parameters parameters) {
    if (!spec.isCausal()) {
      throw RnnException.error("RNN-NOT-CAUSAL", "the model cannot be fed one step at a time: "
              + (spec.layers().stream().allMatch(LayerSpec::isCausal) ? "attention pooling needs all steps."
                  : "a backward layer runs from the last step to the first."))
          .fix("predict whole sequences, or build the model of layers that look back alone.").build();
    }
    if (stepping == null) {
      Map<String, Node> outputs =
          Map.of(LOGITS, graph.stepAnswer().logits(), PREDICTION, graph.stepAnswer().prediction());
      stepping = new Stepper(StepProgram.compile(graph.trace().graph(), graph.time(), outputs), parameters);
    }
    return stepping;
  }

  synchronized int count() {
    return programs.size() + (stepping == null ? 0 : 1);
  }

  private Map<String, Node> loss() {
    return graph.outputs(Map.of(SequenceModel.LOSS, graph.lossSum()));
  }

  private List<Node> parameters() {
    return graph.trace().parameters().stream().map(ParameterDeclaration::node).toList();
  }

  private synchronized Program program(String name, Supplier<Program> maker) {
    return programs.computeIfAbsent(name, _ -> maker.get());
  }
}
