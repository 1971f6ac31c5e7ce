package dev.rnn.benchmarks.task;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.tensor.Reduction;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.api.tensor.Tensors;
import dev.rnn.benchmarks.measure.Case;
import dev.rnn.benchmarks.task.LayerTask.Kind;
import dev.rnn.engine.compile.Compiler;
import dev.rnn.engine.compile.Mode;
import dev.rnn.engine.compile.Program;
import dev.rnn.engine.compile.StepProgram;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Direction;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.trace.ParameterDeclaration;
import dev.rnn.engine.trace.Recurrence;
import dev.rnn.engine.trace.Trace;
import dev.rnn.engine.trace.TracedScope;
import dev.rnn.engine.trace.TracedSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A cell on a time axis, traced: what the engine compiles. The loss is Σ output · gradient, whose gradient is given.
 */
record LayerGraph(Trace trace, Axis time, Tensor x, Tensor output) {
  static final String OUTPUT_GRADIENT = "output gradient";

  static LayerGraph of(Case size, Kind kind) {
    Trace trace = new Trace();
    Axis time = trace.axis("time");
    Tensor x = trace.input(LayerTask.INPUT, Shape.of(size.input()), Extent.of(time));
    TracedScope scope = trace.scope(time).child("layer");
    return new LayerGraph(trace, time, x, output(Cells.make(size.cell(), size.hidden()), size.cell(), scope, x, time));
  }

  private static <S> Tensor output(Cell<S> cell, String name, TracedScope scope, Tensor x, Axis time) {
    return Recurrence.of(cell, name, scope, x, time, Direction.FORWARD).output();
  }

  List<ParameterDeclaration> parameters() {
    return trace.parameters();
  }

  /** Outputs alone, or with the gradients of all parameters and the input. */
  Program program(Kind kind) {
    Map<String, Node> outputs = Map.of(LayerTask.OUTPUT, trace.node(output));
    if (!kind.trains()) return Compiler.compile(trace.graph(), outputs, Mode.EVALUATE);
    boolean last = kind == Kind.TRAIN_LAST;
    Tensor gradient = trace.input(OUTPUT_GRADIENT, output.shape(), last ? Extent.SEQUENCE : Extent.of(time));
    Tensor of = last
        ? new TracedSequence(trace, time, output, null).last(output, trace.constant(0, output.shape())) : output;
    Node loss = trace.graph().reduceRows(Reduction.SUM, trace.node(Tensors.dot(of, gradient)), Extent.CONSTANT);
    List<Node> variables = new ArrayList<>();
    for (ParameterDeclaration p : parameters()) variables.add(p.node());
    variables.add(trace.node(x));
    return Compiler.compile(trace.graph(), outputs, Mode.TRAIN, loss, variables);
  }

  StepProgram stepProgram() {
    return StepProgram.compile(trace.graph(), time, Map.of(LayerTask.OUTPUT, trace.node(output)));
  }
}
