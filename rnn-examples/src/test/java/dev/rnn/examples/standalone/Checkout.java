package dev.rnn.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A copy of the checkout without what was built, with a local Maven repository of its own that is empty at first. */
final class Checkout {
  private static final Set<String> LEFT_OUT = Set.of("target", ".git", "models", "plugins");

  private final Path home;
  private final Path repository;
  private final Path settings;

  Checkout(Path folder) throws IOException {
    home = folder.resolve("checkout");
    repository = folder.resolve("repository");
    settings = folder.resolve("settings.xml");
    copy(project(), home);
    Files.writeString(settings, settings(usualRepository()));
  }

  /** The project that is under test. */
  static Path project() {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("examples-standalone")) ? here : here.getParent();
  }

  Path home() {
    return home;
  }

  /** Runs Maven in a folder of the copy; what it prints, when it succeeds. */
  String maven(Path folder, String... arguments) {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    List<String> command = new ArrayList<>(List.of(windows ? "mvn.cmd" : "mvn", "-q", "-B", "-ntp", "-s",
        settings.toString(), "-Dmaven.repo.local=" + repository));
    command.addAll(Arrays.asList(arguments));
    return run(folder, command);
  }

  /** Runs Java in a folder; what it prints, when it succeeds. */
  static String java(Path folder, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    return run(folder, command);
  }

  private static String run(Path folder, List<String> command) {
    try {
      Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as("%s in %s:%n%s", command, folder, output).isZero();
      return output;
    } catch (IOException reason) {
      throw new UncheckedIOException(reason);
    } catch (InterruptedException reason) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(reason);
    }
  }

  /** What was fetched before is fetched from there again: the test is about rnn's artifacts, not about the network. */
  private static String settings(Path cache) {
    String repositories = """
              <repository><id>fetched-before</id><url>%s</url></repository>""".formatted(cache.toUri());
    return """
        <settings><profiles><profile><id>cache</id>
          <repositories>%s</repositories>
          <pluginRepositories>%s</pluginRepositories>
        </profile></profiles><activeProfiles><activeProfile>cache</activeProfile></activeProfiles></settings>
        """.formatted(repositories, repositories.replace("repository>", "pluginRepository>"));
  }

  /** The local repository that this very test runs from. */
  private static Path usualRepository() {
    String marker = Path.of("org", "assertj").toString();
    String entry = System.getProperty("java.class.path") + System.getProperty("path.separator")
        + System.getProperty("jdk.module.path", "");
    return Arrays.stream(entry.split(System.getProperty("path.separator"))).filter(e -> e.contains(marker))
        .map(e -> Path.of(e.substring(0, e.indexOf(marker)))).findFirst().orElseThrow();
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(from, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        if (LEFT_OUT.contains(folder.getFileName().toString())) return FileVisitResult.SKIP_SUBTREE;
        Files.createDirectories(to.resolve(from.relativize(folder)));
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Files.copy(file, to.resolve(from.relativize(file)));
        return FileVisitResult.CONTINUE;
      }
    });
  }
}
