package dev.rnn.training.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Where a parameter of a built-in cell stands in PyTorch's, whose gates are rows of one matrix. */
final class GoldenParameters {
  private final GoldenModelFile file;

  GoldenParameters(GoldenModelFile file) {
    this.file = file;
  }

  /** The value of a parameter such as {@code layer1-backward/forget/U}. Two biases of one sum become one. */
  float[] value(String path) {
    if (!path.endsWith("/b") || isApart(path)) return rows(file.parameters(), path, first(path));
    float[] sum = rows(file.parameters(), path, "bias_ih");
    float[] other = rows(file.parameters(), path, "bias_hh");
    for (int i = 0; i < sum.length; i++) sum[i] += other[i];
    return sum;
  }

  float[] gradient(String path) {
    return rows(file.gradients(), path, first(path));
  }

  /** A GRU's candidate, whose recurrent product has a bias of its own. */
  private boolean isApart(String path) {
    return file.cell().equals("gru") && (path.contains("candidate") || path.contains("recurrent"));
  }

  private static String first(String path) {
    boolean recurrent = path.contains("recurrent");
    return switch (path.substring(path.lastIndexOf('/') + 1)) {
      case "W" -> recurrent ? "weight_hh" : "weight_ih";
      case "U" -> "weight_hh";
      default -> recurrent ? "bias_hh" : "bias_ih";
    };
  }

  private float[] rows(Map<String, float[]> all, String path, String kind) {
    String[] parts = path.split("/", -1);
    String layer = parts[0].replace("layer", "").replace("-backward", "_reverse");
    float[] matrix = Objects.requireNonNull(all.get(kind + "_l" + layer), path);
    List<String> gates = switch (file.cell()) {
      case "lstm" -> List.of("input", "forget", "candidate", "output");
      case "gru" -> List.of("reset", "update", "candidate");
      default -> List.of("hidden");
    };
    int gate = gates.indexOf(parts[1].equals("recurrent") ? "candidate" : parts[1]);
    int size = matrix.length / gates.size();
    return Arrays.copyOfRange(matrix, gate * size, (gate + 1) * size);
  }
}
