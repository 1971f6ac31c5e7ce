package dev.rnn.engine.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Texts of errors as they must be, in {@code src/test/resources/errors}. {@code ${line NAME}} stands for the number of
 * the line of {@code Mistakes.java} that ends in the comment {@code // at NAME}, {@code ${line NAME+1}} for the one
 * after it.
 */
public final class GoldenText {
  private static final Path MISTAKES = Path.of("src/test/java/dev/rnn/pilot/Mistakes.java");
  private static final Pattern LINE = Pattern.compile("\\$\\{line ([a-zA-Z.]+)([+-]\\d+)?}");

  private GoldenText() {}

  /** Asserts that a text is as in the file of a name. */
  public static void assertSame(String name, String actual) {
    assertThat(actual).isEqualTo(expected(name));
  }

  private static String expected(String name) {
    try (var in = GoldenText.class.getResourceAsStream("/errors/" + name + ".txt")) {
      assertThat(in).as("the golden text of %s", name).isNotNull();
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
      List<String> source = Files.readAllLines(MISTAKES);
      return LINE.matcher(text).replaceAll(match -> Integer.toString(number(source, match)));
    } catch (IOException reason) {
      throw new UncheckedIOException(reason);
    }
  }

  private static int number(List<String> source, MatchResult match) {
    int offset = match.group(2) == null ? 0 : Integer.parseInt(match.group(2));
    for (int i = 0; i < source.size(); i++) {
      if (source.get(i).endsWith("// at " + match.group(1))) return i + 1 + offset;
    }
    throw new AssertionError("no line ends in // at " + match.group(1));
  }
}
