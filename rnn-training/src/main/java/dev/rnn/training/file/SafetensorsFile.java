package dev.rnn.training.file;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that a safetensors file holds, in the order of the names, so that equal content is written as equal bytes.
 *
 * @param metadata free text by key
 * @param tensors tensors by name
 */
public record SafetensorsFile(Map<String, String> metadata, Map<String, TensorData> tensors) {
  /** Copies and sorts the maps; the tensors' values are not copied. */
  public SafetensorsFile {
    metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
    tensors = Collections.unmodifiableMap(new TreeMap<>(tensors));
  }
}
