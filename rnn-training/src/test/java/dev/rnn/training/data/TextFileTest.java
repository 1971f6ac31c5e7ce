package dev.rnn.training.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rnn.api.error.RnnException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFileTest {
  @TempDir Path folder;

  @Test
  void line_ends_are_lf_or_crlf_and_the_last_one_may_be_missing() throws IOException {
    assertThat(TextFile.lines(file("one\r\n\ntwo \rthree\nfour"))).containsExactly("one", "", "two \rthree", "four");
    assertThat(TextFile.lines(file("one\ntwo\n"))).containsExactly("one", "two");
    assertThat(TextFile.lines(file("one\n\r\n"))).containsExactly("one", "");
  }

  @Test
  void a_byte_order_mark_is_dropped_at_the_start_only() throws IOException {
    assertThat(TextFile.lines(file("\uFEFFone\n\uFEFFtwo\n"))).containsExactly("one", "\uFEFFtwo");
  }

  @Test
  void characters_of_one_to_four_bytes_are_read_also_across_the_reading_buffer() throws IOException {
    String line = "aäαあ😀".repeat(20_000);
    assertThat(TextFile.lines(file("x" + line + "\n" + line))).containsExactly("x" + line, line);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text.gz", "text.txt"})
  void gzip_is_told_by_its_first_bytes_whatever_the_name(String name) throws IOException {
    Path file = Files.write(folder.resolve(name), gzip("one\ntwo\n".getBytes(UTF_8)));
    assertThat(TextFile.lines(file)).containsExactly("one", "two");
  }

  @Test
  void a_missing_file_is_named_with_what_may_have_been_meant() throws IOException {
    Files.writeString(folder.resolve("corpus.txt"), "text");
    assertThat(error(folder.resolve("corpsu.txt"))).startsWith("[RNN-CORPUS-MISSING] There is no file '")
        .contains("corpsu.txt", "in " + folder.toAbsolutePath(), "did you mean 'corpus.txt'?");
    assertThat(error(folder.resolve("other.txt"))).contains("RNN-CORPUS-MISSING", "Fix: check the name");
    assertThat(error(folder.resolve("no/text.txt"))).contains("RNN-CORPUS-MISSING", "there is no folder");
  }

  @Test
  void a_directory_is_refused() {
    assertThat(error(folder)).startsWith("[RNN-CORPUS-DIRECTORY]").contains(folder.toString(), "Fix:");
  }

  @Test
  void an_empty_file_is_refused_also_when_white_space_is_all_it_has() throws IOException {
    assertThat(error(file(""))).startsWith("[RNN-CORPUS-EMPTY]").contains("is empty");
    assertThat(error(file("\uFEFF"))).startsWith("[RNN-CORPUS-EMPTY]");
    assertThat(error(file(" \n\t\r\n"))).startsWith("[RNN-CORPUS-EMPTY]").contains("nothing but white space");
  }

  @Test
  void a_binary_file_is_refused_with_the_place_of_its_first_nul() throws IOException {
    assertThat(error(file("one\ntw\0o\n"))).startsWith("[RNN-CORPUS-BINARY]").contains("line 2, byte offset 6");
    assertThat(error(bytes("text".getBytes(UTF_16)))).startsWith("[RNN-CORPUS-BINARY]").contains("iconv -f UTF-16");
  }

  @Test
  void another_encoding_is_refused_with_its_first_wrong_byte() throws IOException {
    Path latin = bytes("ein\nschönes café\n".getBytes(ISO_8859_1));
    assertThat(error(latin)).startsWith("[RNN-CORPUS-ENCODING]")
        .contains("line 2, character 4, byte offset 7", "bytes F6 6E 65 73 after 'sch'", "iconv");
    byte[] cut = Arrays.copyOf("aあ".getBytes(UTF_8), 3);
    assertThat(error(bytes(cut))).startsWith("[RNN-CORPUS-ENCODING]").contains("line 1, character 2, byte offset 1");
    byte[] overlong = {'a', (byte) 0xC0, (byte) 0xAF};
    assertThat(error(bytes(overlong))).startsWith("[RNN-CORPUS-ENCODING]");
  }

  @Test
  void a_damaged_gzip_file_is_called_that() throws IOException {
    byte[] packed = gzip("one\ntwo\n".repeat(1000).getBytes(UTF_8));
    assertThat(error(bytes(Arrays.copyOf(packed, packed.length / 2)))).startsWith("[RNN-CORPUS-DAMAGED]");
    packed[2] = 77;
    assertThat(error(bytes(packed))).startsWith("[RNN-CORPUS-DAMAGED]").contains("gzip -t");
  }

  @Test
  void a_file_without_permission_is_called_that() throws IOException {
    Path file = file("text");
    assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"), "needs POSIX permissions");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "this user may read everything");
    assertThat(error(file)).startsWith("[RNN-CORPUS-DENIED]").contains("chmod");
  }

  @Test
  void what_the_disk_says_is_told() {
    Path file = Path.of("text");
    assertThat(TextFile.unreadable(file, new AccessDeniedException("text"))).hasMessageContaining("RNN-CORPUS-DENIED");
    assertThat(TextFile.unreadable(file, new FileSystemException("text", null, "Input/output error")))
        .hasMessageContaining("RNN-CORPUS-UNREADABLE").hasMessageContaining("Input/output error");
  }

  private Path file(String text) throws IOException {
    return bytes(text.getBytes(UTF_8));
  }

  private Path bytes(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("text"), bytes);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static String error(Path file) {
    return catchThrowableOfType(RnnException.class, () -> TextFile.lines(file)).getMessage();
  }
}
