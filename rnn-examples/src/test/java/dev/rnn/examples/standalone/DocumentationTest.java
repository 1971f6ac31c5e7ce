package dev.rnn.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.rnn.examples.CommandLineRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documentation shows is code that is compiled and run, commands that exist, and files that are there. */
class DocumentationTest {
  private static final Path PROJECT = Checkout.project();
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)[^)]*\\)");
  private static final Pattern COMMAND = Pattern.compile("^\\./rnn ((?:.*\\\\\n)*.*)$", Pattern.MULTILINE);
  private static final Pattern WORD = Pattern.compile("'[^']*'|\"[^\"]*\"|\\S+");

  @Test
  void everyJavaSnippet_standsInASourceThatIsCompiled() {
    List<String> sources = files(".java").map(DocumentationTest::text).map(DocumentationTest::squeezed).toList();
    List<String> snippets = pages().flatMap(page -> found(JAVA, page, 1)).toList();
    assertThat(snippets).isNotEmpty().allSatisfy(snippet ->
        assertThat(sources).as(snippet).anyMatch(source -> source.contains(squeezed(snippet))));
  }

  @Test
  void everyLinkToAFile_leadsSomewhere() {
    pages().forEach(page -> found(LINK, page, 1).filter(link -> !link.contains("://")).forEach(link ->
        assertThat(page.resolveSibling(link)).as("link of %s", page).exists()));
  }

  @Test
  void everyCommand_isAcceptedByTheCommandLine() {
    List<List<String>> commands = pages().flatMap(page -> found(COMMAND, page, 1)).map(DocumentationTest::words)
        .filter(words -> !words.equals(List.of("--help")))
        .filter(words -> !words.getFirst().equals("bench")).toList(); // another module's, not on these tests' path
    assertThat(commands).hasSizeGreaterThan(4)
        .allSatisfy(words -> assertThatCode(() -> CommandLineRun.parse(words)).doesNotThrowAnyException());
  }

  /** A command as a shell cuts it: quotes, a comment, lines that go on. */
  private static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(command.replace("\\\n", " ").replaceFirst("\\s#.*", ""));
    while (word.find()) words.add(word.group().replaceAll("^(['\"])(.*)\\1$", "$2"));
    return words;
  }

  private static Stream<Path> pages() {
    return files(".md");
  }

  private static Stream<String> found(Pattern pattern, Path page, int group) {
    List<String> all = new ArrayList<>();
    Matcher matcher = pattern.matcher(text(page));
    while (matcher.find()) all.add(matcher.group(group));
    return all.stream();
  }

  /** Files of the project, without what is built. */
  private static Stream<Path> files(String ending) {
    try (Stream<Path> all = Files.walk(PROJECT)) {
      return all.filter(p -> p.toString().endsWith(ending) && !p.toString().contains("/target/")).toList().stream();
    } catch (IOException reason) {
      throw new UncheckedIOException(reason);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException reason) {
      throw new UncheckedIOException(reason);
    }
  }

  private static String squeezed(String code) {
    return code.strip().replaceAll("\\s+", " ");
  }
}
