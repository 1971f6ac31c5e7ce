package dev.rnn.training.file;

import static dev.rnn.training.file.HandmadeFile.entry;
import static dev.rnn.training.file.HandmadeFile.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rnn.api.error.RnnException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a file is told by name, and what was found. */
class SafetensorsErrorsTest {
  @TempDir Path folder;

  @Test
  void a_file_that_cannot_be_opened() {
    assertThat(error(folder.resolve("none"))).startsWith("[RNN-FILE-MISSING]").contains("none", "in /", "Fix:");
    assertThat(error(folder)).startsWith("[RNN-FILE-UNREADABLE]").contains("is a directory");
  }

  @Test
  void a_file_cut_off_anywhere() throws IOException {
    byte[] whole = HandmadeFile.RIGHT;
    for (int length = 0; length < whole.length; length++) {
      Path file = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length));
      assertThat(error(file)).as("of %d bytes", length).startsWith("[RNN-FILE-TRUNCATED]").contains("cut' is cut off");
    }
    assertThat(error(folder.resolve("cut"))).contains("tells of 172 bytes, but it has 171");
  }

  @Test
  void a_file_with_something_appended() throws IOException {
    Path file = Files.write(folder.resolve("long"), Arrays.copyOf(HandmadeFile.RIGHT, HandmadeFile.RIGHT.length + 3));
    assertThat(error(file)).startsWith("[RNN-FILE-TRAILING]").contains("tells of 172 bytes, but it has 175");
  }

  @Test
  void a_file_of_another_kind() throws IOException {
    Path file = Files.writeString(folder.resolve("text"), "It was a dark and stormy night.");
    assertThat(error(file)).startsWith("[RNN-FILE-HEADER]").contains("is not a safetensors file", "at most 100000000");
    Path negative = Files.write(folder.resolve("negative"), new byte[] {0, 0, 0, 0, 0, 0, 0, -1, 1});
    assertThat(error(negative)).contains("a header of 18374686479671623680 bytes");
  }

  @ParameterizedTest
  @MethodSource("headers")
  void a_header_that_is_wrong(String header, String found) throws IOException {
    assertThat(error(HandmadeFile.write(folder.resolve("bad"), header, new byte[16])))
        .startsWith("[RNN-FILE-HEADER] The header of '").contains("bad' is wrong", found);
  }

  static Stream<Arguments> headers() {
    return Stream.of(
        Arguments.of("", "not a JSON object"),
        Arguments.of("[]", "not a JSON object"),
        Arguments.of("{\"a\": ", "bad JSON"),
        Arguments.of("{} {}", "bad JSON"),
        Arguments.of("{'a':1}", "bad JSON"),
        Arguments.of("{\"a\":1,\"a\":2}", "bad JSON: Duplicate Object property \"a\""),
        Arguments.of("{\"__metadata__\":{\"k\":\"1\",\"k\":\"2\"}}", "Duplicate"),
        Arguments.of("{\"a\":".repeat(2000), "bad JSON"),
        Arguments.of("{\"__metadata__\":[]}", "__metadata__ is not an object"),
        Arguments.of("{\"__metadata__\":{\"k\":1}}", "__metadata__ 'k' is not text"),
        Arguments.of("{\"a\":1}", "tensor 'a' is not an object"),
        Arguments.of("{\"a\":{}}", "tensor 'a' has no dtype"),
        Arguments.of("{\"a\":{\"dtype\":\"F32\"}}", "tensor 'a' has no list shape"),
        Arguments.of("{\"a\":{\"dtype\":\"F32\",\"shape\":[4]}}", "no list data_offsets"),
        Arguments.of("{\"a\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0]}}", "1 data_offsets, not 2"),
        Arguments.of(tensor("a", "F32", "[-4]", 0, 16), "-4 in its shape"),
        Arguments.of(tensor("a", "F32", "[4.0]", 0, 16), "4.0 in its shape"),
        Arguments.of(tensor("a", "F32", "[\"4\"]", 0, 16), "\"4\" in its shape"),
        Arguments.of(tensor("a", "F32", "[99999999999999999999]", 0, 16), "99999999999999999999 in its shape"),
        Arguments.of(tensor("a", "F32", "[4294967296]", 0, 16), "4294967296 in its shape, too large"),
        Arguments.of(tensor("a", "F32", "[65536,65536]", 0, 16), "the shape [65536, 65536], too large"),
        Arguments.of(tensor("a", "F32", "[4]", -16, 0), "-16 in its data_offsets"));
  }

  @ParameterizedTest
  @MethodSource("offsets")
  void tensors_that_are_not_where_they_should_be(String header, String found) throws IOException {
    assertThat(error(HandmadeFile.write(folder.resolve("bad"), header, new byte[16])))
        .startsWith("[RNN-FILE-OFFSETS]").contains("bad", found);
  }

  static Stream<Arguments> offsets() {
    return Stream.of(
        Arguments.of(tensor("a", "F32", "[3]", 0, 16),
            "'a', F32 [3], takes 12 bytes, but its data_offsets are [0, 16]"),
        Arguments.of(tensor("a", "F64", "[4]", 0, 16), "takes 32 bytes"),
        Arguments.of(tensor("a", "F32", "[4]", 16, 0), "data_offsets are [16, 0]"),
        Arguments.of(tensor("a", "F32", "[0,65536,65536]", 0, 16), "takes 0 bytes"),
        Arguments.of(tensor("a", "F32", "[2]", 8, 16), "'a' starts at 8, after a gap from 0"),
        Arguments.of("{" + entry("a", "F32", "[2]", 0, 8) + "," + entry("b", "F32", "[1]", 12, 16) + "}",
            "'b' starts at 12, after a gap from 8"),
        Arguments.of("{" + entry("b", "F32", "[3]", 0, 12) + "," + entry("a", "F32", "[2]", 8, 16) + "}",
            "'a' starts at 8, inside the one before it, which ends at 12"));
  }

  @Test
  void a_header_that_tells_of_more_than_is_there() throws IOException {
    String header = tensor("a", "F32", "[1000000000]", 0, 4_000_000_000L);
    Path file = HandmadeFile.write(folder.resolve("far"), header, new byte[16]);
    assertThat(error(file)).startsWith("[RNN-FILE-TRUNCATED]").contains("bytes, but it has");
  }

  @ParameterizedTest
  @ValueSource(strings = {"U8", "BOOL", "F8_E4M3", "f32", "X"})
  void numbers_of_another_type(String type) throws IOException {
    assertThat(error(HandmadeFile.write(folder.resolve("bad"), type, "[4]", new byte[16])))
        .startsWith("[RNN-FILE-DTYPE]").contains("type " + type, "tensor 'x'", "[F32, F64, F16, BF16, I64]");
  }

  @Test
  void numbers_that_no_float_can_hold() throws IOException {
    byte[] doubles = HandmadeFile.buffer(16).putDouble(1).putDouble(1e39).array();
    assertThat(error(HandmadeFile.write(folder.resolve("bad"), "F64", "[2]", doubles)))
        .startsWith("[RNN-FILE-VALUE]").contains("tensor 'x', F64 [2], value 1");
    for (long large : new long[] {(1 << 24) + 1, Long.MIN_VALUE}) {
      byte[] longs = HandmadeFile.buffer(8).putLong(large).array();
      assertThat(error(HandmadeFile.write(folder.resolve("bad"), "I64", "[1]", longs))).startsWith("[RNN-FILE-VALUE]");
    }
  }

  @Test
  void a_tensor_that_takes_the_name_of_the_metadata_is_not_written() {
    Path file = folder.resolve("new");
    SafetensorsFile content = new SafetensorsFile(Map.of(),
        Map.of("__metadata__", new TensorData(List.of(1), new float[1])));
    assertThatThrownBy(() -> Safetensors.write(file, content))
        .hasMessageContaining("RNN-FILE-HEADER").hasMessageContaining("a tensor is called __metadata__");
    assertThat(file).doesNotExist();
  }

  private static String error(Path file) {
    return catchThrowableOfType(RnnException.class, () -> Safetensors.read(file)).getMessage();
  }
}
