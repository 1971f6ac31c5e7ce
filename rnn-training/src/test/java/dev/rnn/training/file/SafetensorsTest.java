package dev.rnn.training.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {
  @TempDir Path folder;

  private final SafetensorsFile content = new SafetensorsFile(Map.of("by", "hand"), Map.of(
      "a", new TensorData(List.of(2, 2), new float[] {1, -2.5f, 0, 3e38f}),
      "b", new TensorData(List.of(), new float[] {0.5f})));

  @Test
  void what_another_program_wrote_is_read() throws IOException {
    Path file = Files.write(folder.resolve("file"), HandmadeFile.RIGHT);
    assertSame(Safetensors.read(file), content);
  }

  @Test
  void what_is_written_is_what_another_program_would_have_written() throws IOException {
    Path file = folder.resolve("file");
    Safetensors.write(file, content);
    assertThat(file).hasBinaryContent(HandmadeFile.RIGHT);
  }

  @Test
  void what_was_written_is_read_back_bit_by_bit() {
    float[] large = new float[200_000];
    for (int i = 0; i < large.length; i++) large[i] = Float.intBitsToFloat(i * 21_013);
    SafetensorsFile any = new SafetensorsFile(
        Map.of("empty", "", "quoted", "{\"a\": \"b\\n\"}", "far", "äあ😀\u0000\n"),
        Map.of("large/0", new TensorData(List.of(400, 500), large),
            "none", new TensorData(List.of(3, 0), new float[0]),
            "also none", new TensorData(List.of(0), new float[0]),
            "special", new TensorData(List.of(4), new float[] {Float.NaN, -0f, Float.MIN_VALUE, -1f / 0})));
    Path file = folder.resolve("file");
    Safetensors.write(file, any);
    assertSame(Safetensors.read(file), any);
  }

  @Test
  void nothing_is_legal_content() throws IOException {
    SafetensorsFile nothing = new SafetensorsFile(Map.of(), Map.of());
    Path file = folder.resolve("file");
    Safetensors.write(file, nothing);
    assertThat(file).hasBinaryContent("\10\0\0\0\0\0\0\0{}      ".getBytes(StandardCharsets.ISO_8859_1));
    assertSame(Safetensors.read(file), nothing);
  }

  @Test
  void equal_content_is_equal_bytes_in_whatever_order_it_was_put_together() throws IOException {
    Map<String, String> metadata = new LinkedHashMap<>();
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    for (int i = 50; i > 0; i--) {
      metadata.put("key" + i, "value" + i);
      tensors.put("tensor/" + i, new TensorData(List.of(i), new float[i]));
    }
    Safetensors.write(folder.resolve("one"), new SafetensorsFile(metadata, tensors));
    Safetensors.write(folder.resolve("two"), new SafetensorsFile(Map.copyOf(metadata), Map.copyOf(tensors)));
    assertThat(folder.resolve("one")).hasSameBinaryContentAs(folder.resolve("two"));
  }

  @Test
  void numbers_start_at_a_multiple_of_eight_bytes() throws IOException {
    for (int length = 0; length < 9; length++) {
      Path file = folder.resolve("file");
      Safetensors.write(file, new SafetensorsFile(Map.of("key", "x".repeat(length)), content.tensors()));
      assertThat(ByteBuffer.wrap(Files.readAllBytes(file), 0, 1).get() % 8).as("length of the header").isZero();
      assertSame(Safetensors.read(file), new SafetensorsFile(Map.of("key", "x".repeat(length)), content.tensors()));
    }
  }

  @Test
  void other_types_of_numbers_become_floats() throws IOException {
    Path file = folder.resolve("file");
    byte[] doubles = HandmadeFile.buffer(32)
        .putDouble(0.1).putDouble(-1e-300).putDouble(1 / 0.0).putDouble(0 / 0.0).array();
    HandmadeFile.write(file, "F64", "[4]", doubles);
    assertThat(x(file)).containsExactly(0.1f, -0f, 1f / 0, Float.NaN);
    HandmadeFile.write(file, "I64", "[3]",
        HandmadeFile.buffer(24).putLong(-1).putLong(1 << 24).putLong(-(1 << 24)).array());
    assertThat(x(file)).containsExactly(-1, 1 << 24, -(1 << 24));
    HandmadeFile.write(file, "F16", "[2]",
        HandmadeFile.buffer(4).putShort((short) 0x3C00).putShort((short) 0xC100).array());
    assertThat(x(file)).containsExactly(1, -2.5f);
    HandmadeFile.write(file, "BF16", "[2]",
        HandmadeFile.buffer(4).putShort((short) 0x3F80).putShort((short) 0xC020).array());
    assertThat(x(file)).containsExactly(1, -2.5f);
  }

  @Test
  void a_tensor_has_as_many_values_as_its_shape_says() {
    assertThatThrownBy(() -> new TensorData(List.of(2, 3), new float[5]))
        .isInstanceOf(IllegalArgumentException.class).hasMessage("shape [2, 3] has 6 values, not 5");
    assertThatThrownBy(() -> new TensorData(List.of(-1), new float[1])).hasMessageContaining("negative");
    List<Integer> hugeButEmpty = List.of(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, 0);
    assertThat(new TensorData(hugeButEmpty, new float[0]).values()).isEmpty();
  }

  private static float[] x(Path file) {
    return Safetensors.read(file).tensors().get("x").values();
  }

  private static void assertSame(SafetensorsFile found, SafetensorsFile expected) {
    assertThat(found.metadata()).isEqualTo(expected.metadata());
    assertThat(found.tensors().keySet()).isEqualTo(expected.tensors().keySet());
    expected.tensors().forEach((name, tensor) -> {
      assertThat(found.tensors().get(name).shape()).isEqualTo(tensor.shape());
      assertThat(Arrays.equals(found.tensors().get(name).values(), tensor.values())).as(name).isTrue();
    });
  }
}
