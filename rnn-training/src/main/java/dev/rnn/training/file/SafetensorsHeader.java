package dev.rnn.training.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What stands before the numbers: free text, and for each tensor its type, shape and place.
 *
 * @param metadata free text by key
 * @param entries the tensors in the order of their numbers in the file
 */
record SafetensorsHeader(Map<String, String> metadata, List<Entry> entries) {
  static final String METADATA = "__metadata__";

  private static final int ALIGNMENT = 8;

  private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(Safetensors.LONGEST_HEADER).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build())
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  /**
   * Where a tensor's numbers are.
   *
   * @param begin the first byte after the header
   * @param end the byte after the last
   */
  record Entry(String name, NumberType type, List<Integer> shape, long begin, long end) {
    int size() {
      return (int) ((end - begin) / type.bytes());
    }
  }

  /** The header under which that content is written: floats, one tensor after the other. */
  static SafetensorsHeader of(SafetensorsFile content) {
    List<Entry> entries = new ArrayList<>();
    long at = 0;
    for (Map.Entry<String, TensorData> tensor : content.tensors().entrySet()) {
      long end = at + (long) tensor.getValue().values().length * Float.BYTES;
      entries.add(new Entry(tensor.getKey(), NumberType.F32, tensor.getValue().shape(), at, end));
      at = end;
    }
    return new SafetensorsHeader(content.metadata(), entries);
  }

  /** How many bytes of numbers follow. */
  long dataBytes() {
    return entries.isEmpty() ? 0 : entries.getLast().end();
  }

  /** The bytes of the header, filled up with spaces so that the numbers start at a multiple of 8. */
  byte[] toJson(Path file) {
    ObjectNode root = JSON.createObjectNode();
    if (!metadata.isEmpty()) metadata.forEach(root.putObject(METADATA)::put);
    for (Entry entry : entries) {
      if (entry.name().equals(METADATA)) throw SafetensorsHeaderParser.wrong(file, "a tensor is called " + METADATA);
      ObjectNode tensor = root.putObject(entry.name()).put("dtype", entry.type().name());
      ArrayNode shape = tensor.putArray("shape");
      entry.shape().forEach(shape::add);
      tensor.putArray("data_offsets").add(entry.begin()).add(entry.end());
    }
    byte[] json = JSON.writeValueAsBytes(root);
    if (json.length > Safetensors.LONGEST_HEADER - ALIGNMENT) {
      throw SafetensorsHeaderParser.wrong(file, "it would have " + json.length + " bytes, more than is legal");
    }
    byte[] padded = Arrays.copyOf(json, Math.ceilDiv(json.length, ALIGNMENT) * ALIGNMENT);
    Arrays.fill(padded, json.length, padded.length, (byte) ' ');
    return padded;
  }

  /** Reads a header; what it returns is consistent in itself. */
  static SafetensorsHeader parse(Path file, byte[] json) {
    try {
      return new SafetensorsHeaderParser(file).header(JSON.readTree(json));
    } catch (JacksonException e) {
      throw SafetensorsHeaderParser.error(file, "bad JSON: " + e.getOriginalMessage()).cause(e).build();
    }
  }
}
