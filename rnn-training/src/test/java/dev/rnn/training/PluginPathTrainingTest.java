package dev.rnn.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.api.plugin.PluginKind;
import dev.rnn.test.JarMaker;
import dev.rnn.test.OtherJvm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Four jars of four strangers, one cell, one loss, one optimizer, one decoder: nobody exports or opens a package. In a
 * JVM that has only the framework and them, they are found by name, and models made of them learn.
 */
class PluginPathTrainingTest {
  /** One class of each jar and module that the framework consists of at run time. */
  private static final List<String> FRAMEWORK = List.of("dev.rnn.api.plugin.PluginRegistry",
      "dev.rnn.engine.graph.Graph", "dev.rnn.training.Rnn", "com.google.inject.Guice", "jakarta.inject.Inject",
      "com.google.common.collect.ImmutableList", "com.google.common.util.concurrent.internal.InternalFutures",
      "org.objectweb.asm.ClassReader", "org.aopalliance.intercept.MethodInterceptor", "org.slf4j.Logger",
      "tools.jackson.databind.json.JsonMapper", "tools.jackson.core.JsonParser",
      "com.fasterxml.jackson.annotation.JsonCreator", "de.siegmar.fastcsv.reader.CsvReader");

  private static final List<String> OPTIONS = List.of("-Dguice_bytecode_gen_option=DISABLED");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void cell_loss_optimizer_and_decoder_of_four_jars_are_found_by_name_and_learn(OtherJvm jvm) {
    List<Path> path = new ArrayList<>(FRAMEWORK.stream().map(OtherJvm::location).toList());
    path.addAll(List.of(jar("Drift", PluginKind.CELL, "Cell<?>"), jar("Surprise", PluginKind.LOSS, "Loss"),
        jar("Signs", PluginKind.OPTIMIZER, "Optimizer<?>"), jar("Parrot", PluginKind.DECODER, "Decoder<?>")));
    boolean modules = jvm == OtherJvm.MODULE_PATH;
    List<String> options = new ArrayList<>(OPTIONS);
    if (modules) options.addAll(List.of("--add-modules", "ALL-MODULE-PATH"));

    JarMaker main = new JarMaker(folder).source("Main", text("Main")).source("Translation", text("Translation"));
    assertThat(jvm.run(main, path, options, List.of(), folder.resolve("model.safetensors"))).containsExactly(
        "cell Drift[hiddenSize=6] of " + (modules ? "module drift" : "the class path"),
        "loss Surprise[unit=2.0] of " + (modules ? "module surprise" : "the class path"),
        "optimizer Signs[keep=0.5] of " + (modules ? "module signs" : "the class path"),
        "decoder Parrot[hiddenSize=6] of " + (modules ? "module parrot" : "the class path"),
        "model fell true",
        "saved true",
        "decoder fell true");
  }

  /** A jar with one plug-in, as a stranger would build it: found by META-INF/services or by module-info. */
  private Path jar(String type, PluginKind<?> kind, String contract) {
    String name = type.toLowerCase(Locale.ROOT);
    String service = kind.provider().getName();
    return new JarMaker(folder).source(name + "." + type, text(type)).source(name + ".Provider", """
        package %1$s;
        import %2$s;
        import dev.rnn.api.plugin.Plugin;
        public final class Provider implements %3$s {
          @Override public Plugin<%4$s> plugin() {
            return Plugin.ofRecord("%1$s", %5$s.class, java.lang.invoke.MethodHandles.lookup());
          }
        }
        """.formatted(name, kind.contract().getName(), service, contract, type))
        .service(service, name + ".Provider")
        .module("module %1$s { requires dev.rnn.api; provides %2$s with %1$s.Provider; }".formatted(name, service))
        .jar(name + ".jar");
  }

  private static String text(String source) {
    try (InputStream content = PluginPathTrainingTest.class.getResourceAsStream("/strangers/" + source + ".java")) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException reason) {
      throw new UncheckedIOException(reason);
    }
  }
}
