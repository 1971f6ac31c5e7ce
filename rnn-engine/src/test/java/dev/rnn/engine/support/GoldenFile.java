package dev.rnn.engine.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One file of vectors in the layout of PyTorch: x [T, B, I], states [layers · directions, B, H], parameters
 * {@code weight_ih_l0_reverse}, …
 *
 * @param name of the file
 * @param cell lstm, gru, rnn_tanh or rnn_relu
 * @param tensors x, h0, c0, loss weights, loss, output, hn, cn by name
 */
public record GoldenFile(String name, String cell, int layers, int directions, int sequences, int steps, int inputs,
    int hidden, int[] lengths, Map<String, double[]> parameters, Map<String, double[]> gradients,
    Map<String, double[]> tensors) {

  /** Reads a file. */
  public static GoldenFile read(Path file) {
    try {
      return of(Json.object(Files.readString(file)));
    } catch (IOException reason) {
      throw new UncheckedIOException(reason);
    }
  }

  static GoldenFile of(Map<String, Object> json) {
    int sequences = number(json, "B");
    int steps = number(json, "T");
    int[] lengths = new int[sequences];
    Arrays.fill(lengths, steps);
    if (json.get("lengths") instanceof List<?> list) Arrays.setAll(lengths, i -> ((Double) list.get(i)).intValue());
    Map<String, double[]> tensors = new LinkedHashMap<>();
    json.forEach((key, value) -> {
      if (value instanceof Map<?, ?> map && map.containsKey("data")) tensors.put(key, Json.numbers(map.get("data")));
    });
    return new GoldenFile((String) json.get("name"), (String) json.get("cell"), number(json, "layers"),
        (Boolean) json.get("bidirectional") ? 2 : 1, sequences, steps, number(json, "I"), number(json, "H"), lengths,
        all(json.get("params")), all(json.get("grads")), Collections.unmodifiableMap(tensors));
  }

  /** The names of a state's components: h, or h and c. */
  public List<String> stateNames() {
    return tensors.containsKey("c0") ? List.of("h", "c") : List.of("h");
  }

  /** One layer's and direction's part [B, H] of a state tensor. */
  public double[] part(double[] states, int layerAndDirection) {
    int size = sequences * hidden;
    return Arrays.copyOfRange(states, layerAndDirection * size, (layerAndDirection + 1) * size);
  }

  /** A tensor that must be there. */
  public double[] tensor(String key) {
    return Objects.requireNonNull(tensors.get(key), () -> name + " has no " + key);
  }

  private static Map<String, double[]> all(Object map) {
    Map<String, double[]> result = new LinkedHashMap<>();
    ((Map<?, ?>) map).forEach((key, value) -> result.put((String) key, Json.numbers(((Map<?, ?>) value).get("data"))));
    return result;
  }

  private static int number(Map<String, Object> json, String key) {
    return ((Double) Objects.requireNonNull(json.get(key))).intValue();
  }

  /** All files of a folder whose names end as given, sorted. */
  public static List<Path> list(Path folder, String ending) {
    try (var files = Files.list(folder)) {
      return new ArrayList<>(files.filter(f -> f.getFileName().toString().endsWith(ending)).sorted().toList());
    } catch (IOException reason) {
      throw new UncheckedIOException(reason);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
