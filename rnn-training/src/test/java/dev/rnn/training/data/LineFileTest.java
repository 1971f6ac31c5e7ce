package dev.rnn.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rnn.training.data.LineFile.Line;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineFileTest {
  @TempDir Path folder;

  @Test
  void pieces_haveTheLinesWithText_andTheirNumbers() throws IOException {
    LineFile file = LineFile.open(text("\uFEFFé1\r\n\n  \n二\n3\n\n4 \n5"), 2);
    assertThat(file.lines()).isEqualTo(5);
    assertThat(file.pieces()).isEqualTo(3);
    assertThat(file.read(0)).containsExactly(new Line(1, "é1"), new Line(4, "二"));
    assertThat(file.read(2)).containsExactly(new Line(8, "5"));
    assertThat(file.read(1)).containsExactly(new Line(5, "3"), new Line(7, "4 "));
    assertThat(file.lines(0)).isEqualTo(2);
    assertThat(file.lines(2)).isEqualTo(1);
  }

  @Test
  void manyPieces_areFoundAgain() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 1000; i++) text.append("x".repeat(i % 7)).append(i).append("\n");
    LineFile file = LineFile.open(text(text.toString()), 3);
    assertThat(file.pieces()).isEqualTo(334);
    assertThat(file.read(333)).containsExactly(new Line(1000, "xxxxx999"));
    assertThat(file.read(100).getFirst()).isEqualTo(new Line(301, "xxxxxx300"));
  }

  @Test
  void whatIsNotUtf8_isToldWhenTheFileIsOpened() throws IOException {
    Path file = folder.resolve("latin1.txt");
    Files.write(file, "one\ntwo\ngrün\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> LineFile.open(file, 1)).hasMessageContaining("[RNN-CORPUS-ENCODING]")
        .hasMessageContaining("line 3, character 3, byte offset 10");
  }

  @Test
  void aFileThatChanges_isNotReadAsIfItWereTheSame() throws IOException {
    Path path = text("1\n2\n3\n");
    LineFile file = LineFile.open(path, 2);
    Files.writeString(path, "1\n2\n3\n4\n");
    assertThatThrownBy(() -> file.read(1)).hasMessageContaining("[RNN-LINES-CHANGED]");
    Files.writeString(path, "1\n  3\n"); // as long, with other lines
    assertThatThrownBy(() -> file.read(0)).hasMessageContaining("[RNN-LINES-CHANGED]");
  }

  @Test
  void noFile_aFolder_nothing_orAPackedFile_isAnErrorThatHelps() throws IOException {
    assertThatThrownBy(() -> LineFile.open(folder.resolve("none.txt"), 1))
        .hasMessageContaining("[RNN-CORPUS-MISSING]");
    assertThatThrownBy(() -> LineFile.open(folder, 1)).hasMessageContaining("[RNN-CORPUS-DIRECTORY]");
    assertThatThrownBy(() -> LineFile.open(text(" \n\n"), 1)).hasMessageContaining("[RNN-CORPUS-EMPTY]");
    assertThatThrownBy(() -> LineFile.open(text("x"), 0)).hasMessageContaining("[RNN-OPTION-RANGE]");
    Path packed = folder.resolve("text.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write('x');
    }
    assertThatThrownBy(() -> LineFile.open(packed, 1)).hasMessageContaining("[RNN-LINES-PACKED]")
        .hasMessageContaining("gunzip");
  }

  private Path text(String content) throws IOException {
    return Files.writeString(folder.resolve("text.txt"), content);
  }
}
