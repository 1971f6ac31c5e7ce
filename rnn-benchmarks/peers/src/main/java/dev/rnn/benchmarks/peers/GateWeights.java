package dev.rnn.benchmarks.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A peer's stacked matrix or bias: the engine's parameters, gate after gate. A missing one is zeros.
 *
 * @param paths for each gate below the layer; empty: there is none
 */
public record GateWeights(List<String> paths) {
  /** The input matrices of gates, [gates · H, I]. */
  public static GateWeights input(List<String> gates) {
    return new GateWeights(gates.stream().map(g -> g + "/W").toList());
  }

  /** The recurrent matrices, [gates · H, H]. */
  public static GateWeights recurrent(List<String> gates) {
    return new GateWeights(gates.stream().map(g -> isGruCandidate(gates, g) ? "recurrent/W" : g + "/U").toList());
  }

  /** The biases, [gates · H]. */
  public static GateWeights bias(List<String> gates) {
    return new GateWeights(gates.stream().map(g -> g + "/b").toList());
  }

  /** The second biases, [gates · H]: zeros, but for the one inside the reset of a GRU. */
  public static GateWeights recurrentBias(List<String> gates) {
    return new GateWeights(gates.stream().map(g -> isGruCandidate(gates, g) ? "recurrent/b" : "").toList());
  }

  private static boolean isGruCandidate(List<String> gates, String gate) {
    return gates.contains("reset") && gate.equals("candidate");
  }

  /** The numbers of a layer, one gate after the other. */
  public float[] stacked(Map<String, float[]> weights, String layer, int hidden) {
    List<float[]> parts = new ArrayList<>();
    int size = 0;
    for (String path : paths) {
      float[] part = path.isEmpty() ? new float[hidden] : weights.get(layer + "/" + path);
      if (part == null) throw new IllegalArgumentException("no " + layer + "/" + path + " among " + weights.keySet());
      parts.add(part);
      size += part.length;
    }
    float[] all = new float[size];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  /** Takes a stacked gradient apart, under the engine's names. */
  public void apart(float[] stacked, String layer, Map<String, float[]> results) {
    int part = stacked.length / paths.size();
    for (int g = 0; g < paths.size(); g++) {
      if (paths.get(g).isEmpty()) continue;
      results.put("d " + layer + "/" + paths.get(g), java.util.Arrays.copyOfRange(stacked, g * part, (g + 1) * part));
    }
  }
}
