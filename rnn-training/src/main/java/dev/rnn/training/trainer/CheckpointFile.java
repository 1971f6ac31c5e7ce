package dev.rnn.training.trainer;

import dev.rnn.api.error.RnnException;
import dev.rnn.training.file.Safetensors;
import dev.rnn.training.file.SafetensorsFile;
import dev.rnn.training.file.TensorData;
import dev.rnn.training.model.MetadataJson;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/** A checkpoint as one safetensors file with a checksum: a flipped bit would change the result without a word. */
final class CheckpointFile {
  private static final String FORMAT = "rnn.checkpoint";
  private static final String IDENTITY = "rnn.checkpoint.identity";
  private static final String PROGRESS = "rnn.checkpoint.progress";
  private static final String CHECKSUM = "rnn.checkpoint.checksum";
  private static final String VERSION = "1";

  private CheckpointFile() {}

  static void write(Path file, TrainingState state) {
    Map<String, TensorData> tensors = new TreeMap<>();
    state.values().forEach((name, values) -> tensors.put(name, new TensorData(List.of(values.length), values)));
    String identity = MetadataJson.write(state.identity());
    String progress = MetadataJson.write(state.progress());
    Safetensors.write(file, new SafetensorsFile(Map.of(FORMAT, VERSION, IDENTITY, identity, PROGRESS, progress,
        CHECKSUM, checksum(identity, progress, tensors)), tensors));
  }

  /**
   * Reads a checkpoint.
   *
   * @throws RnnException as {@link Safetensors#read} does, and {@code RNN-CHECKPOINT-DAMAGED}
   */
  static TrainingState read(Path file) {
    SafetensorsFile content = Safetensors.read(file);
    String identity = content.metadata().get(IDENTITY);
    String progress = content.metadata().get(PROGRESS);
    if (identity == null || progress == null || !VERSION.equals(content.metadata().get(FORMAT))) {
      throw damaged(file, "it is no checkpoint of this version of rnn: its metadata has "
          + content.metadata().keySet());
    }
    if (!checksum(identity, progress, content.tensors()).equals(content.metadata().get(CHECKSUM))) {
      throw damaged(file, "its checksum does not fit its content");
    }
    Map<String, float[]> values = new TreeMap<>();
    content.tensors().forEach((name, data) -> values.put(name, data.values()));
    return new TrainingState(texts(file, identity), texts(file, progress), values);
  }

  static RnnException damaged(Path file, String how) {
    return RnnException.error("RNN-CHECKPOINT-DAMAGED", file + " cannot be used: " + how + ".")
        .fix("remove it; training goes on from the checkpoint before.").build();
  }

  private static Map<String, String> texts(Path file, String json) {
    Map<String, String> texts = new LinkedHashMap<>();
    MetadataJson.read(file, json).forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
    return texts;
  }

  private static String checksum(String identity, String progress, Map<String, TensorData> tensors) {
    CRC32C sum = new CRC32C();
    sum.update((identity + progress).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    ByteBuffer some = ByteBuffer.allocate(1 << 16);
    tensors.values().forEach(data -> {
      float[] values = data.values();
      for (int from = 0; from < values.length; from += some.capacity() / Float.BYTES) {
        some.clear();
        int count = Math.min(some.capacity() / Float.BYTES, values.length - from);
        some.asFloatBuffer().put(values, from, count);
        sum.update(some.limit(count * Float.BYTES));
      }
    });
    return Long.toHexString(sum.getValue());
  }
}
