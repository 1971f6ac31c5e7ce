package dev.rnn.cells;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A cell is little code, so that it can be read beside its paper. Not counted: comments, blank lines, imports. */
class LinesOfCodeTest {
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);
  private static final Pattern UNCOUNTED = Pattern.compile("\\s*|(import|package) .*");

  @TestFactory
  Stream<DynamicTest> everyCell_isLittleCode() {
    return Stream.of(limit("VanillaRnn", 20), limit("Lstm", 30), limit("Gru", 35), limit("MinimalGatedUnit", 20),
        limit("PeepholeLstm", 35), limit("ProjectedLstm", 35), limit("CoupledLstm", 25), limit("IndRnn", 20),
        limit("Sru", 30), limit("Qrnn", 35), limit("MinGru", 20), limit("MinLstm", 20), limit("Jordan", 25),
        limit("LayerNormLstm", 35), limit("LayerNormGru", 35), limit("Lru", 55));
  }

  private static DynamicTest limit(String cell, int limit) {
    return DynamicTest.dynamicTest(cell, () -> {
      long lines = lines(Path.of("src/main/java/dev/rnn/cells", cell + ".java"));
      System.out.println("lines of code: " + cell + " " + lines);
      assertThat(lines).isBetween(10L, (long) limit);
    });
  }

  private static long lines(Path file) throws IOException {
    String code = COMMENT.matcher(Files.readString(file)).replaceAll("");
    return code.lines().filter(line -> !UNCOUNTED.matcher(line).matches()).count();
  }
}
