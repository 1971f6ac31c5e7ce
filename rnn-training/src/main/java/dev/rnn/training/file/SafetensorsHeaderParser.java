package dev.rnn.training.file;

import dev.rnn.api.error.RnnException;
import dev.rnn.training.file.SafetensorsHeader.Entry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Checks the parts of a header, one by one and against each other. */
final class SafetensorsHeaderParser {
  private final Path file;

  SafetensorsHeaderParser(Path file) {
    this.file = file;
  }

  SafetensorsHeader header(JsonNode root) {
    if (!root.isObject()) throw wrong(file, "it is not a JSON object");
    Map<String, String> metadata = new TreeMap<>();
    List<Entry> entries = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property : root.properties()) {
      if (property.getKey().equals(SafetensorsHeader.METADATA)) metadata.putAll(metadata(property.getValue()));
      else entries.add(entry(property.getKey(), property.getValue()));
    }
    // An empty tensor has the offset of the one after it, and comes first.
    entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
    noGaps(entries);
    return new SafetensorsHeader(metadata, entries);
  }

  private Map<String, String> metadata(JsonNode node) {
    if (!node.isObject()) throw wrong(file, SafetensorsHeader.METADATA + " is not an object");
    Map<String, String> metadata = new TreeMap<>();
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      if (!property.getValue().isString()) {
        throw wrong(file, SafetensorsHeader.METADATA + " '" + property.getKey() + "' is not text");
      }
      metadata.put(property.getKey(), property.getValue().stringValue());
    }
    return metadata;
  }

  private Entry entry(String name, JsonNode node) {
    String which = "tensor '" + name + "'";
    if (!node.isObject()) throw wrong(file, which + " is not an object");
    NumberType type = type(which, node.path("dtype"));
    List<Integer> shape = new ArrayList<>();
    for (long side : longs(which, "shape", node)) {
      if (side > TensorData.MOST_VALUES) {
        throw wrong(file, which + " has " + side + " in its shape, too large for an array");
      }
      shape.add((int) side);
    }
    List<Long> offsets = longs(which, "data_offsets", node);
    if (offsets.size() != 2) throw wrong(file, which + " has " + offsets.size() + " data_offsets, not 2");
    Entry entry = new Entry(name, type, shape, offsets.get(0), offsets.get(1));
    fits(which, entry);
    return entry;
  }

  private NumberType type(String which, JsonNode node) {
    if (!node.isString()) throw wrong(file, which + " has no dtype");
    return NumberType.named(node.stringValue()).orElseThrow(() ->
        RnnException.error("RNN-FILE-DTYPE", "'" + file + "' has numbers of type " + node.stringValue() + ".")
            .in(which).detail("readable types: " + Arrays.toString(NumberType.values()))
            .fix("save this tensor as F32.").build());
  }

  private List<Long> longs(String which, String key, JsonNode tensor) {
    JsonNode node = tensor.path(key);
    if (!node.isArray()) throw wrong(file, which + " has no list " + key);
    List<Long> longs = new ArrayList<>();
    for (JsonNode element : node) {
      if (!element.isIntegralNumber() || !element.canConvertToLong() || element.longValue() < 0) {
        throw wrong(file, which + " has " + element + " in its " + key + ", not a whole number from 0");
      }
      longs.add(element.longValue());
    }
    return longs;
  }

  private void fits(String which, Entry entry) {
    long size = TensorData.size(entry.shape());
    if (size > TensorData.MOST_VALUES) {
      throw wrong(file, which + " has the shape " + entry.shape() + ", too large for an array");
    }
    long bytes = size * entry.type().bytes();
    if (entry.end() - entry.begin() != bytes) {
      throw offsets(which + ", " + entry.type() + " " + entry.shape() + ", takes " + bytes
          + " bytes, but its data_offsets are [" + entry.begin() + ", " + entry.end() + "]");
    }
  }

  private void noGaps(List<Entry> entries) {
    long at = 0;
    for (Entry entry : entries) {
      if (entry.begin() != at) {
        throw offsets("tensor '" + entry.name() + "' starts at " + entry.begin()
            + (entry.begin() < at ? ", inside the one before it, which ends at " : ", after a gap from ") + at);
      }
      at = entry.end();
    }
  }

  private RnnException offsets(String found) {
    return RnnException.error("RNN-FILE-OFFSETS", "The tensors in '" + file + "' are not where they should be.")
        .detail(found).fix("save the file again; it was written wrongly or changed since.").build();
  }

  static RnnException wrong(Path file, String found) {
    return error(file, found).build();
  }

  static RnnException.Builder error(Path file, String found) {
    return RnnException.error("RNN-FILE-HEADER", "The header of '" + file + "' is wrong.").detail("found: " + found)
        .fix("save the file again; it was written wrongly or changed since.");
  }
}
