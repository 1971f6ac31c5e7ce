package dev.rnn.training.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** Safetensors files put together from the description of the format, byte by byte, right or wrong. */
final class HandmadeFile {
  /** A matrix a, a scalar b and one line of metadata, as another program would have written them. */
  static final byte[] RIGHT = HexFormat.of().parseHex(
      "9000000000000000" // length of the header
          + hex("{\"__metadata__\":{\"by\":\"hand\"},"
              + "\"a\":{\"dtype\":\"F32\",\"shape\":[2,2],\"data_offsets\":[0,16]},"
              + "\"b\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[16,20]}}    ")
          + "0000803f" + "000020c0" + "00000000" + "e6b1617f" // 1, -2.5, 0, 3e38
          + "0000003f"); // 0.5

  private HandmadeFile() {}

  /** A file with this header, unchanged, and these numbers. */
  static Path write(Path file, String header, byte[] data) throws IOException {
    byte[] json = header.getBytes(UTF_8);
    ByteBuffer bytes = buffer(Long.BYTES + json.length + data.length).putLong(json.length).put(json).put(data);
    return Files.write(file, bytes.array());
  }

  /** A file with one tensor x. */
  static Path write(Path file, String type, String shape, byte[] data) throws IOException {
    return write(file, tensor("x", type, shape, 0, data.length), data);
  }

  /** A header with one tensor. */
  static String tensor(String name, String type, String shape, long begin, long end) {
    return "{" + entry(name, type, shape, begin, end) + "}";
  }

  /** The part of a header that tells of one tensor. */
  static String entry(String name, String type, String shape, long begin, long end) {
    return "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}".formatted(name, type, shape, begin, end);
  }

  /** Room for some bytes, little-endian. */
  static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(UTF_8));
  }
}
