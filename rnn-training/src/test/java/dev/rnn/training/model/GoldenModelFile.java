package dev.rnn.training.model;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/**
 * One file of vectors in the layout of PyTorch: x [T, B, I], states [layers · directions, B, H], parameters
 * {@code weight_ih_l0_reverse}, …
 */
record GoldenModelFile(String cell, int layers, boolean bidirectional, int sequences, int steps, int inputs, int hidden,
    int[] lengths, Map<String, float[]> parameters, Map<String, float[]> gradients, Map<String, float[]> tensors) {
  static GoldenModelFile read(Path file) {
    Map<?, ?> json = JsonMapper.builder().build().readValue(file.toFile(), Map.class);
    int[] lengths = new int[whole(json, "B")];
    Arrays.fill(lengths, whole(json, "T"));
    if (json.get("lengths") instanceof List<?> list) Arrays.setAll(lengths, i -> ((Number) list.get(i)).intValue());
    Map<String, float[]> tensors = new LinkedHashMap<>();
    json.forEach((key, value) -> {
      if (value instanceof Map<?, ?> map && map.containsKey("data")) tensors.put((String) key, numbers(map));
    });
    return new GoldenModelFile((String) json.get("cell"), whole(json, "layers"), (Boolean) json.get("bidirectional"),
        lengths.length, whole(json, "T"), whole(json, "I"), whole(json, "H"), lengths, all(json, "params"),
        all(json, "grads"), tensors);
  }

  private static int whole(Map<?, ?> json, String key) {
    return ((Number) Objects.requireNonNull(json.get(key))).intValue();
  }

  private static Map<String, float[]> all(Map<?, ?> json, String key) {
    Map<String, float[]> all = new LinkedHashMap<>();
    ((Map<?, ?>) json.get(key)).forEach((name, value) -> all.put((String) name, numbers((Map<?, ?>) value)));
    return all;
  }

  private static float[] numbers(Map<?, ?> tensor) {
    List<?> list = (List<?>) tensor.get("data");
    float[] all = new float[list.size()];
    for (int i = 0; i < all.length; i++) all[i] = ((Number) list.get(i)).floatValue();
    return all;
  }

  float[] tensor(String name) {
    return Objects.requireNonNull(tensors.get(name), name);
  }

  float[] gradient(String name) {
    return Objects.requireNonNull(gradients.get(name), name);
  }

  /** h, or h and c. */
  List<String> stateNames() {
    return tensors.containsKey("c0") ? List.of("h", "c") : List.of("h");
  }

  /** The part of one layer and direction of a tensor of states, for the model's component of that number. */
  float[] state(String ending, boolean gradient, int component) {
    String name = stateNames().get(component % stateNames().size()) + ending;
    int size = sequences * hidden;
    int at = component / stateNames().size() * size;
    return Arrays.copyOfRange(gradient ? gradient(name) : tensor(name), at, at + size);
  }

  /** [T, B, n] as each sequence's own steps. */
  float[][] perSequence(float[] all) {
    int n = all.length / (steps * sequences);
    float[][] result = new float[sequences][];
    for (int s = 0; s < sequences; s++) {
      result[s] = new float[lengths[s] * n];
      for (int t = 0; t < lengths[s]; t++) System.arraycopy(all, (t * sequences + s) * n, result[s], t * n, n);
    }
    return result;
  }
}
