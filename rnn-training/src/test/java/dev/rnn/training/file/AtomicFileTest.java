package dev.rnn.training.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rnn.api.error.RnnException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AtomicFileTest {
  private static final long NO_PROCESS = 999_999_999;

  @TempDir Path folder;

  @Test
  void a_file_is_made_with_the_folders_it_is_in_and_then_replaced() {
    Path file = folder.resolve("some/where/file");
    AtomicFile.write(file, text("one"));
    assertThat(file).hasContent("one");
    AtomicFile.write(file, text("two"));
    assertThat(file).hasContent("two");
    assertThat(file.getParent()).isDirectoryContaining("glob:**file").isDirectoryNotContaining("glob:**tmp");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1000, 99_999})
  void when_the_disk_is_full_the_old_file_is_untouched_and_nothing_is_left_over(int room) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "old");
    AtomicFile.Content content = out -> {
      for (int i = 0; i < 100; i++) out.write(new byte[1000]);
    };
    assertThatThrownBy(() -> AtomicFile.write(file, content, out -> new SmallDisk(out, room)))
        .isInstanceOf(RnnException.class)
        .hasMessageContaining("RNN-FILE-WRITE")
        .hasMessageContaining(file + "' could not be saved: No space left on device")
        .hasMessageContaining("bytes are free there without it")
        .hasMessageContaining("the file that was there before is untouched")
        .hasMessageContaining("Fix: free some space");
    assertThat(file).hasContent("old");
    assertOnly(file);
  }

  @Test
  void when_the_disk_is_full_no_new_file_appears() {
    Path file = folder.resolve("file");
    assertThatThrownBy(() -> AtomicFile.write(file, text("new"), out -> new SmallDisk(out, 1)))
        .hasMessageContaining("RNN-FILE-WRITE").hasMessageNotContaining("untouched");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_safetensors_file_that_does_not_fit_leaves_the_old_one() throws IOException {
    Path file = folder.resolve("model");
    Safetensors.write(file, tensors(1));
    byte[] header = SafetensorsHeader.of(tensors(1)).toJson(file);
    assertThatThrownBy(() -> AtomicFile.write(file,
        out -> SafetensorsWriter.write(header, tensors(2).tensors().values(), out), out -> new SmallDisk(out, 70_000)))
        .hasMessageContaining("RNN-FILE-WRITE");
    assertThat(Safetensors.read(file).tensors().get("x").values()).containsOnly(1);
    assertOnly(file);
  }

  @Test
  void when_the_content_itself_fails_its_own_error_is_thrown_and_the_old_file_untouched() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "old");
    IllegalStateException failure = new IllegalStateException("no more");
    assertThat(catchThrowable(() -> AtomicFile.write(file, out -> {
      out.write(1);
      throw failure;
    }))).isSameAs(failure);
    assertThat(file).hasContent("old");
    assertOnly(file);
  }

  @Test
  void what_killed_processes_left_is_removed_and_nothing_else() throws IOException {
    Path file = folder.resolve("model");
    long own = ProcessHandle.current().pid();
    List<String> leftovers = List.of(".model." + NO_PROCESS + "-1.rnn-tmp", ".model." + own + "-123456789.rnn-tmp");
    List<String> others = List.of(".model." + ProcessHandle.current().parent().orElseThrow().pid() + "-1.rnn-tmp",
        ".model2." + NO_PROCESS + "-1.rnn-tmp", "model." + NO_PROCESS + "-1.rnn-tmp", ".model.x-1.rnn-tmp",
        ".model." + NO_PROCESS + "-1.rnn-tmp.txt", "model.tmp");
    for (String name : leftovers) Files.writeString(folder.resolve(name), name);
    for (String name : others) Files.writeString(folder.resolve(name), name);
    AtomicFile.write(file, text("new"));
    assertThat(leftovers).noneMatch(name -> Files.exists(folder.resolve(name)));
    assertThat(others).allMatch(name -> Files.exists(folder.resolve(name)));
  }

  @Test
  void a_file_that_is_being_written_is_no_leftover() {
    Path file = folder.resolve("file");
    AtomicFile.write(file, out -> {
      AtomicFile.write(file, text("inner"));
      out.write("outer".getBytes(UTF_8));
    });
    assertThat(file).hasContent("outer");
    assertOnly(file);
  }

  @Test
  void a_symbolic_link_stays_one_and_what_it_points_to_is_replaced() throws IOException {
    Path real = Files.writeString(Files.createDirectory(folder.resolve("disk")).resolve("real"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    AtomicFile.write(link, text("new"));
    assertThat(link).isSymbolicLink();
    assertThat(real).hasContent("new");
  }

  @Test
  void what_is_not_a_file_is_not_replaced() {
    assertThatThrownBy(() -> AtomicFile.write(folder, text("new")))
        .hasMessageContaining("RNN-FILE-TARGET").hasMessageContaining("is a directory");
    Path device = Path.of("/dev/null");
    assumeTrue(Files.exists(device), "needs /dev/null");
    assertThatThrownBy(() -> AtomicFile.write(device, text("new")))
        .hasMessageContaining("RNN-FILE-TARGET").hasMessageContaining("is a device");
  }

  @Test
  void a_folder_that_cannot_be_made_is_told() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "old");
    assertThatThrownBy(() -> AtomicFile.write(file.resolve("in/a/file"), text("new")))
        .hasMessageContaining("RNN-FILE-WRITE").hasMessageContaining("could not be saved");
  }

  @Test
  void an_interrupted_thread_saves_all_the_same_and_stays_interrupted() {
    Path file = folder.resolve("file");
    Thread.currentThread().interrupt();
    AtomicFile.write(file, text("saved"));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(file).hasContent("saved");
  }

  private void assertOnly(Path file) {
    assertThat(folder.toFile().list()).containsExactly(file.getFileName().toString());
  }

  private static AtomicFile.Content text(String text) {
    return out -> out.write(text.getBytes(UTF_8));
  }

  private static SafetensorsFile tensors(float value) {
    float[] values = new float[100_000];
    java.util.Arrays.fill(values, value);
    return new SafetensorsFile(Map.of(), Map.of("x", new TensorData(List.of(values.length), values)));
  }

  /** Takes so many bytes, then no more. */
  private static final class SmallDisk extends FilterOutputStream {
    private int room;

    SmallDisk(OutputStream out, int room) {
      super(out);
      this.room = room;
    }

    @Override
    public void write(byte[] bytes, int start, int count) throws IOException {
      int fits = Math.min(count, room);
      out.write(bytes, start, fits);
      room -= fits;
      if (fits < count) throw new IOException("No space left on device");
    }
  }
}
