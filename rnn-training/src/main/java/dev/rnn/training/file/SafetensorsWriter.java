package dev.rnn.training.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collection;

/** Writes a header and the numbers that it tells of. */
final class SafetensorsWriter {
  private static final int CHUNK = 1 << 16;

  private SafetensorsWriter() {}

  static void write(byte[] header, Collection<TensorData> tensors, OutputStream out) throws IOException {
    ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(header.length);
    out.write(length.array());
    out.write(header);
    byte[] chunk = new byte[CHUNK];
    ByteBuffer bytes = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
    for (TensorData tensor : tensors) {
      float[] values = tensor.values();
      for (int done = 0; done < values.length; done += CHUNK / Float.BYTES) {
        int count = Math.min(values.length - done, CHUNK / Float.BYTES);
        bytes.asFloatBuffer().put(values, done, count);
        out.write(chunk, 0, count * Float.BYTES);
      }
    }
  }
}
