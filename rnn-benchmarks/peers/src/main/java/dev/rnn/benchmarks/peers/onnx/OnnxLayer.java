package dev.rnn.benchmarks.peers.onnx;

import dev.rnn.benchmarks.peers.GateWeights;
import dev.rnn.benchmarks.task.LayerTask;
import java.util.List;

/**
 * A layer as an ONNX model of one node: inputs x, h0 (and c0), outputs y, hn (and cn); all shapes fixed. The numbers
 * are the fields of onnx.proto.
 */
final class OnnxLayer {
  private static final int OPSET = 14;
  private static final int FLOAT = 1;

  private final LayerTask task;
  private final int batch;
  private final int hidden;

  private OnnxLayer(LayerTask task) {
    this.task = task;
    batch = task.lengths().length;
    hidden = task.size().hidden();
  }

  /** The model of a task; without y when steps are fed one at a time. */
  static byte[] model(LayerTask task) {
    return new OnnxLayer(task).model();
  }

  /** The gates in the order of ONNX. */
  private List<String> gates() {
    return switch (task.size().cell()) {
      case "lstm" -> List.of("input", "output", "forget", "candidate");
      case "gru" -> List.of("update", "reset", "candidate");
      default -> List.of("hidden");
    };
  }

  private byte[] model() {
    Message opset = new Message().text(1, "").number(2, OPSET);
    return new Message().number(1, 8).text(2, "rnn").message(7, graph()).message(8, opset).toBytes();
  }

  private Message graph() {
    List<String> gates = gates();
    int stacked = gates.size() * hidden;
    boolean lstm = gates.size() == 4;
    boolean whole = task.kind() == LayerTask.Kind.INFERENCE;
    float[] bias = concatenated(stacked(GateWeights.bias(gates)), stacked(GateWeights.recurrentBias(gates)));
    Message graph = new Message().message(1, node(lstm, whole)).text(2, "layer")
        .message(5, tensor("W", stacked(GateWeights.input(gates)), 1, stacked, task.size().input()))
        .message(5, tensor("R", stacked(GateWeights.recurrent(gates)), 1, stacked, hidden))
        .message(5, tensor("B", bias, 1, 2L * stacked))
        .message(11, value("x", task.lengths()[0], batch, task.size().input()))
        .message(11, value("h0", 1, batch, hidden));
    if (lstm) graph.message(11, value("c0", 1, batch, hidden));
    if (whole) return graph.message(12, value("y", task.lengths()[0], 1, batch, hidden));
    graph.message(12, value("hn", 1, batch, hidden));
    return lstm ? graph.message(12, value("cn", 1, batch, hidden)) : graph;
  }

  private Message node(boolean lstm, boolean whole) {
    Message node = new Message();
    for (String input : List.of("x", "W", "R", "B", "", "h0")) node.text(1, input);
    if (lstm) node.text(1, "c0");
    node.text(2, whole ? "y" : "");
    if (!whole) node.text(2, "hn");
    if (!whole && lstm) node.text(2, "cn");
    String type = task.size().cell().equals("vanilla") ? "RNN" : lstm ? "LSTM" : "GRU";
    node.text(3, "layer").text(4, type).message(5, attribute("hidden_size", hidden));
    return type.equals("GRU") ? node.message(5, attribute("linear_before_reset", 1)) : node;
  }

  private float[] stacked(GateWeights part) {
    return part.stacked(task.weights(), "layer", hidden);
  }

  private static float[] concatenated(float[] a, float[] b) {
    float[] all = java.util.Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    return all;
  }

  private static Message attribute(String name, long value) {
    return new Message().text(1, name).number(3, value).number(20, 2);
  }

  private static Message tensor(String name, float[] values, long... shape) {
    Message tensor = new Message();
    for (long size : shape) tensor.number(1, size);
    return tensor.number(2, FLOAT).text(8, name).floats(9, values);
  }

  private static Message value(String name, long... shape) {
    Message sizes = new Message();
    for (long size : shape) sizes.message(1, new Message().number(1, size));
    Message type = new Message().message(1, new Message().number(1, FLOAT).message(2, sizes));
    return new Message().text(1, name).message(2, type);
  }
}
