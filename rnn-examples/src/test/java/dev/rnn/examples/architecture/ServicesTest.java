package dev.rnn.examples.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plug-in is found on the module path through {@code module-info}, and on the class path through a file. */
class ServicesTest {
  @ParameterizedTest
  @ValueSource(strings = {"api", "engine", "cells", "attention", "training", "seq2seq", "examples"})
  void both_ways_find_the_same_providers(String module) throws IOException {
    Path classes = Path.of("..", "rnn-" + module, "target", "classes");
    assertThat(listed(classes.resolve("META-INF").resolve("services"))).isEqualTo(provided(classes));
  }

  private static Map<String, TreeSet<String>> provided(Path classes) throws IOException {
    var providers = new TreeMap<String, TreeSet<String>>();
    try (InputStream in = Files.newInputStream(classes.resolve("module-info.class"))) {
      ModuleDescriptor.read(in).provides().forEach(it -> providers.put(it.service(), new TreeSet<>(it.providers())));
    }
    return providers;
  }

  private static Map<String, TreeSet<String>> listed(Path services) throws IOException {
    var providers = new TreeMap<String, TreeSet<String>>();
    if (!Files.isDirectory(services)) {
      return providers;
    }
    try (Stream<Path> files = Files.list(services)) {
      for (Path file : files.toList()) {
        List<String> lines = Files.readAllLines(file).stream()
            .map(line -> line.replaceFirst("#.*", "").strip()).filter(line -> !line.isEmpty()).toList();
        assertThat(lines).as(file.toString()).doesNotHaveDuplicates();
        providers.put(file.getFileName().toString(), new TreeSet<>(lines));
      }
    }
    return providers;
  }
}
