package dev.rnn.engine.support;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.record.States;
import dev.rnn.api.tensor.Activation;
import dev.rnn.api.tensor.Reduction;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.api.tensor.Tensors;
import dev.rnn.engine.autodiff.Gradients;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Direction;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.interpret.Run;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.trace.ParameterDeclaration;
import dev.rnn.engine.trace.Recurrence;
import dev.rnn.engine.trace.Trace;
import dev.rnn.pilot.TorchGru;
import dev.rnn.pilot.TorchLstm;
import dev.rnn.pilot.TorchRnn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The model of a {@link GoldenFile} as one graph, and the comparison of all its results with the file's. */
public final class GoldenModel {
  private final GoldenFile file;
  private final Trace trace = new Trace();
  private final Axis time = trace.axis("time");
  private final Map<String, double[]> inputs = new LinkedHashMap<>();
  private final List<Node> initials = new ArrayList<>();
  private final List<Node> finals = new ArrayList<>();

  private GoldenModel(GoldenFile file) {
    this.file = file;
  }

  /** The error of each result relative to the largest number of the file's array. */
  public static Map<String, Double> errors(GoldenFile file, Engine engine) {
    return new GoldenModel(file).compare(engine);
  }

  private Map<String, Double> compare(Engine engine) {
    Tensor x = trace.input("x", Shape.of(file.inputs()), Extent.of(time));
    Tensor y = layers(x);
    Node output = trace.node(y);
    Tensor loss = weighted(y, "loss_weight_output");
    for (int i = 0; i < finals.size(); i++) {
      if (file.tensors().containsKey("loss_weight_" + state(i) + "n")) {
        loss = loss.plus(weighted(trace.wrap(finals.get(i)), "loss_weight_final" + i));
      }
    }
    List<Node> wrt = new ArrayList<>(initials);
    wrt.add(trace.node(x));
    trace.parameters().forEach(p -> wrt.add(p.node()));
    Map<Node, Node> gradients = Gradients.of(trace.node(loss), wrt);
    List<Node> outputs = new ArrayList<>(Gradients.withLoss(trace.node(loss), gradients));
    outputs.add(output);
    outputs.addAll(finals);
    Batch batch = Batches.of(outputs, Map.of(time, file.lengths()));
    give(batch, output.size());
    Map<Node, double[]> values = engine.run(outputs, batch, Run.evaluation(inputs));

    Map<String, Double> errors = new LinkedHashMap<>();
    errors.put("loss", Errors.relative(file.tensor("loss"), value(values, trace.node(loss))));
    errors.put("output", Errors.relative(file.tensor("output"), unpacked(batch, value(values, output), output.size())));
    for (int i = 0; i < finals.size(); i++) {
      errors.put("final " + i, Errors.relative(part(file.tensor(state(i) + "n"), i), value(values, finals.get(i))));
      errors.put("d initial " + i, Errors.relative(
          part(gradient(state(i) + "0"), i), value(values, gradients.get(initials.get(i)))));
    }
    double[] dx = value(values, gradients.get(trace.node(x)));
    errors.put("d x", Errors.relative(gradient("x"), unpacked(batch, dx, file.inputs())));
    for (ParameterDeclaration p : trace.parameters()) {
      double[] actual = value(values, gradients.get(p.node()));
      errors.put("d " + p.path(), Errors.relative(gradient(torchName(p.path())), actual));
    }
    return errors;
  }

  private Tensor layers(Tensor x) {
    Tensor y = x;
    for (int layer = 0; layer < file.layers(); layer++) {
      Tensor forward = layer(cell(), "l" + layer, y, Direction.FORWARD);
      y = file.directions() == 1 ? forward
          : Tensors.concatenate(forward, layer(cell(), "l" + layer + "_reverse", y, Direction.REVERSE));
    }
    return y;
  }

  private <S> Tensor layer(Cell<S> cell, String name, Tensor x, Direction direction) {
    Recurrence<S> run = Recurrence.of(cell, name, trace.scope(time).child(name), x, time, direction,
        Recurrence.carried(trace, name));
    States.leaves(run.initialState()).forEach(leaf -> initials.add(trace.node(leaf.tensor())));
    States.leaves(run.finalState()).forEach(leaf -> finals.add(trace.node(leaf.tensor())));
    return run.output();
  }

  private Tensor weighted(Tensor x, String name) {
    Node node = trace.node(x);
    Tensor products = x.times(trace.input(name, node.shape(), node.extent())).sum();
    return trace.wrap(trace.graph().reduceRows(Reduction.SUM, trace.node(products), Extent.CONSTANT));
  }

  private void give(Batch batch, int outputSize) {
    inputs.put("x", Packing.pack(batch, time, file.tensor("x"), file.inputs()));
    inputs.put("loss_weight_output", Packing.pack(batch, time, file.tensor("loss_weight_output"), outputSize));
    for (int i = 0; i < initials.size(); i++) {
      inputs.put(initials.get(i).label(), part(file.tensor(state(i) + "0"), i));
      double[] weights = file.tensors().get("loss_weight_" + state(i) + "n");
      if (weights != null) inputs.put("loss_weight_final" + i, part(weights, i));
    }
    for (ParameterDeclaration p : trace.parameters()) {
      inputs.put(p.path(), Objects.requireNonNull(file.parameters().get(torchName(p.path())), p.path()));
    }
  }

  private Cell<?> cell() {
    return switch (file.cell()) {
      case "lstm" -> new TorchLstm(file.hidden());
      case "gru" -> new TorchGru(file.hidden());
      case "rnn_tanh" -> new TorchRnn(file.hidden(), Activation.TANH);
      case "rnn_relu" -> new TorchRnn(file.hidden(), Activation.RELU);
      default -> throw new IllegalArgumentException(file.cell());
    };
  }

  /** h of all layers and directions, or h, c, h, c, … */
  private String state(int leaf) {
    return file.stateNames().get(leaf % file.stateNames().size());
  }

  private double[] part(double[] states, int leaf) {
    return file.part(states, leaf / file.stateNames().size());
  }

  private double[] unpacked(Batch batch, double[] packed, int n) {
    return Packing.unpack(batch, time, packed, n, file.steps());
  }

  private double[] gradient(String name) {
    return Objects.requireNonNull(file.gradients().get(name), name);
  }

  private static double[] value(Map<Node, double[]> values, Node node) {
    return Objects.requireNonNull(values.get(node), node::toString);
  }

  /** {@code l0_reverse/ih/W} to {@code weight_ih_l0_reverse}. */
  private static String torchName(String path) {
    String[] parts = path.split("/");
    return (parts[2].equals("b") ? "bias_" : "weight_") + parts[1] + "_" + parts[0];
  }
}
