package dev.rnn.test;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A JVM that has a framework on its class path or on its module path, and code of strangers beside it. */
public enum OtherJvm {
  /** All on the class path. */
  CLASS_PATH,
  /** The framework as modules; {@code Main} and what goes with it on the class path. */
  MODULE_PATH;

  /**
   * Runs a class {@code Main}, and gives the lines that it prints.
   *
   * @param program {@code Main} and what it needs; not yet compiled
   * @param framework jars and folders of classes that are modules where there is a module path
   * @param options for Java, such as root modules
   * @param classPath what stands beside {@code Main} in any case
   */
  public List<String> run(JarMaker program, List<Path> framework, List<String> options, List<Path> classPath,
      Object... arguments) {
    framework.forEach(program::with);
    List<Path> own = Stream.concat(Stream.of(program.jar(".main")), classPath.stream()).toList();
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1", "-Dslf4j.internal.verbosity=ERROR"));
    command.addAll(options);
    if (this == MODULE_PATH) {
      command.addAll(List.of("--module-path", path(framework), "--class-path", path(own)));
    } else {
      command.addAll(List.of("--class-path", path(Stream.concat(own.stream(), framework.stream()).toList())));
    }
    command.add("Main");
    Arrays.stream(arguments).map(Object::toString).forEach(command::add);
    return output(command).lines().toList();
  }

  private static String output(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) throw new AssertionError(output);
      return output;
    } catch (IOException reason) {
      throw new UncheckedIOException(reason);
    } catch (InterruptedException reason) {
      Thread.currentThread().interrupt();
      throw new AssertionError(reason);
    }
  }

  private static String path(List<Path> entries) {
    return String.join(File.pathSeparator, entries.stream().map(Path::toString).toList());
  }

  /** The jar or folder that a class was loaded from. */
  public static Path location(String className) {
    try {
      return Path.of(Class.forName(className).getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (ClassNotFoundException | URISyntaxException reason) {
      throw new AssertionError(reason);
    }
  }
}
