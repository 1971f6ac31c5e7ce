package dev.rnn.training.file;

import dev.rnn.api.error.RnnException;
import dev.rnn.training.file.SafetensorsHeader.Entry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Reads one file from its start to its end, straight into the arrays that are handed out. */
final class SafetensorsReader {
  private static final int CHUNK = 1 << 18;

  private final Path file;
  private final SeekableByteChannel channel;
  private final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK).order(ByteOrder.LITTLE_ENDIAN);

  SafetensorsReader(Path file, SeekableByteChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  SafetensorsFile read() throws IOException {
    long size = channel.size();
    SafetensorsHeader header = header(size);
    long needed = channel.position() + header.dataBytes();
    if (size < needed) throw truncated("its header tells of " + needed + " bytes, but it has " + size);
    if (size > needed) {
      throw RnnException.error("RNN-FILE-TRAILING", "'" + file + "' is longer than its header says.")
          .detail("its header tells of " + needed + " bytes, but it has " + size)
          .fix("save or copy it again; something was appended.").build();
    }
    Map<String, TensorData> tensors = new HashMap<>();
    for (Entry entry : header.entries()) tensors.put(entry.name(), new TensorData(entry.shape(), values(entry)));
    return new SafetensorsFile(header.metadata(), tensors);
  }

  private SafetensorsHeader header(long size) throws IOException {
    if (size < Long.BYTES) throw truncated("it has " + size + " bytes, fewer than the 8 that every one starts with");
    fill(Long.BYTES);
    long length = chunk.getLong();
    if (length < 0 || length > Safetensors.LONGEST_HEADER) {
      throw RnnException.error("RNN-FILE-HEADER", "'" + file + "' is not a safetensors file.")
          .detail("its first 8 bytes would mean a header of " + Long.toUnsignedString(length) + " bytes; at most "
              + Safetensors.LONGEST_HEADER + " are legal")
          .fix("name a file that was saved by rnn or in the safetensors format.").build();
    }
    if (size - Long.BYTES < length) {
      throw truncated("its header should have " + length + " bytes, but only " + (size - Long.BYTES) + " follow");
    }
    ByteBuffer json = ByteBuffer.allocate((int) length);
    while (json.hasRemaining()) read(json);
    return SafetensorsHeader.parse(file, json.array());
  }

  private float[] values(Entry entry) throws IOException {
    NumberType type = entry.type();
    float[] values = new float[entry.size()];
    int done = 0;
    while (done < values.length) {
      int count = Math.min(values.length - done, CHUNK / type.bytes());
      fill(count * type.bytes());
      int unfit = type.firstUnfit(chunk, count);
      if (unfit >= 0) throw unfit(entry, done + unfit);
      type.take(chunk, values, done, count);
      done += count;
    }
    return values;
  }

  private void fill(int bytes) throws IOException {
    chunk.clear().limit(bytes);
    while (chunk.hasRemaining()) read(chunk);
    chunk.flip();
  }

  private void read(ByteBuffer buffer) throws IOException {
    if (channel.read(buffer) < 0) throw truncated("it ended at byte " + channel.position() + " while it was read");
  }

  private RnnException truncated(String found) {
    return RnnException.error("RNN-FILE-TRUNCATED", "'" + file + "' is cut off.").detail(found)
        .fix("copy or save it again; if it never was a safetensors file, name one.").build();
  }

  private RnnException unfit(Entry entry, int index) {
    return RnnException.error("RNN-FILE-VALUE", "'" + file + "' has a number that a 32-bit float cannot hold.")
        .in("tensor '" + entry.name() + "', " + entry.type() + " " + entry.shape() + ", value " + index)
        .fix("save this tensor as F32.").build();
  }
}
