package dev.rnn.engine.graph;

import dev.rnn.api.tensor.BinaryFunction;
import dev.rnn.api.tensor.Reduction;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names a node for people: by its label, or by the expression that made it, two operations deep. */
final class Description {
  private static final int DEPTH = 2;

  private Description() {}

  static String of(Node node) {
    return of(node, DEPTH);
  }

  /** A function as an author calls it. */
  static String word(BinaryFunction function) {
    return switch (function) {
      case ADD -> "plus";
      case SUBTRACT -> "minus";
      case MULTIPLY -> "times";
      case DIVIDE -> "dividedBy";
      case MAXIMUM, MINIMUM, EQUAL, LESS -> lower(function);
    };
  }

  private static String of(Node node, int depth) {
    if (!node.label().isEmpty()) return node.label();
    if (node.op() instanceof Op.Constant(double value)) return number(value);
    if (depth == 0) return "...";
    return switch (node.op()) {
      case Op.Input(String name) -> name;
      case Op.Parameter(String path, _) -> path;
      case Op.Noise(String name) -> name;
      case Op.Constant(double value) -> number(value);
      case Op.Training _ -> "training";
      case Op.Map(var function) -> call(lower(function), node, depth);
      case Op.Zip(var function) -> zip(function, node, depth);
      case Op.Select _ -> call("where", node, depth);
      case Op.Contract _ -> call("product", node, depth);
      case Op.Slice(int dim, int from) ->
          of(node.in(0), depth - 1) + ".slice(" + from + ", " + node.shape().dim(dim) + ")";
      case Op.Concat _ -> call("concatenate", node, depth);
      case Op.Fill _, Op.Broadcast _ -> of(node.in(0), depth);
      case Op.ReduceElement(Reduction reduction) -> call(lower(reduction), node, depth);
      case Op.ReduceRows(Reduction reduction) -> call(lower(reduction), node, depth);
      case Op.OneHot _ -> call("oneHot", node, depth);
      case Op.ArgMax _ -> call("argMax", node, depth);
      case Op.Custom(var operation) -> call(operation.name(), node, depth);
      case Op.CustomGradient(var operation) -> call("gradient of " + operation.name(), node, depth);
      case Op.StopGradient _ -> call("stopGradient", node, depth);
      case Op.Delay(_, Direction direction) -> {
        String word = direction == Direction.FORWARD ? "previous" : "next";
        yield word + "(" + (node.isOpen() ? "..." : of(node.in(1), depth - 1)) + ")";
      }
      case Op.Final _ -> call("last", node, depth);
    };
  }

  private static String zip(BinaryFunction function, Node node, int depth) {
    String sign = switch (function) {
      case ADD -> " + ";
      case SUBTRACT -> " - ";
      case MULTIPLY -> " * ";
      case DIVIDE -> " / ";
      case MAXIMUM, MINIMUM, EQUAL, LESS -> "";
    };
    if (sign.isEmpty()) return call(lower(function), node, depth);
    return "(" + of(node.in(0), depth - 1) + sign + of(node.in(1), depth - 1) + ")";
  }

  private static String call(String word, Node node, int depth) {
    return node.inputs().stream().map(in -> of(in, depth - 1)).collect(Collectors.joining(", ", word + "(", ")"));
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9 ? Long.toString((long) value) : Double.toString(value);
  }
}
