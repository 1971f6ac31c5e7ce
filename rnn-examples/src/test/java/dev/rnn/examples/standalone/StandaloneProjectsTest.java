package dev.rnn.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a stranger does: installs rnn into an empty local repository, then builds and runs projects of his own. */
class StandaloneProjectsTest {
  private static final String LINE = "the cat sat on the mat and the dog sat on the log\n";

  @TempDir static Path folder;

  private static Checkout checkout;
  private static Path lib;
  private static Path text;

  @BeforeAll
  static void install() throws IOException {
    checkout = new Checkout(folder);
    checkout.maven(checkout.home(), "install", "-Dmaven.test.skip=true");
    lib = checkout.home().resolve("rnn-examples/target/rnn/lib");
    text = Files.writeString(folder.resolve("text.txt"), LINE.repeat(60));
  }

  @Test
  void customCell_isBuiltAgainstThePublishedApi_andTrains_onModulePathAndClassPath() throws IOException {
    Path project = checkout.home().resolve("examples-standalone/custom-cell");
    checkout.maven(project, "package");
    assertThat(project.resolve("target/surefire-reports/TEST-com.example.cell.LeakyCellTest.xml"))
        .content().contains("required_gradientsMatchFiniteDifferences").contains("failures=\"0\"");

    List<String> train = List.of("language-model", "--plugins", project.resolve("target").toString(), "--cell", "leaky",
        "--corpus", text.toString(), "--level", "char", "--hidden", "16", "--epochs", "2", "--samples", "1", "--out",
        folder.resolve("leaky.safetensors").toString());
    assertThat(Checkout.java(folder, with(modulePath(), train))).contains("leaky(hiddenSize=16)", "this model");
    assertThat(Checkout.java(folder, with(classPath(), train))).contains("leaky(hiddenSize=16)", "this model");
    assertThat(folder.resolve("leaky.safetensors")).isNotEmptyFile();
  }

  @Test
  void pipeline_ofTheReadme_runs_onClassPathAndModulePath() {
    Path project = checkout.home().resolve("examples-standalone/pipeline");
    assertThat(checkout.maven(project, "compile", "exec:exec", "-Dtext=" + text))
        .contains("perplexity", "p(e after th)");

    List<String> modules = List.of("-p", lib.toString(), "--add-modules=ALL-MODULE-PATH",
        "-Dguice_bytecode_gen_option=DISABLED", "-cp", project.resolve("target/classes").toString(),
        "com.example.pipeline.Pipeline", text.toString());
    assertThat(Checkout.java(project, modules)).contains("perplexity", "p(e after th)");
  }

  @Test
  void aCellALossAnOptimizerAndADecoder_ofPackagesNeitherExportedNorOpened_areFoundByName_andTrain()
      throws IOException {
    StrangerJars jars = new StrangerJars(folder, checkout.home().resolve("rnn-examples/src/test/strangers"), lib);
    Path plugins = jars.plugins();
    Path main = jars.main();
    List<String> onClassPath = List.of("-Dguice_bytecode_gen_option=DISABLED", "-cp",
        main + File.pathSeparator + lib + "/*" + File.pathSeparator + plugins + "/*", "user.Main");
    List<String> onModulePath = List.of("-Dguice_bytecode_gen_option=DISABLED", "-p", lib + File.pathSeparator
        + plugins, "--add-modules=ALL-MODULE-PATH", "-cp", main.toString(), "user.Main");
    for (List<String> java : List.of(onClassPath, onModulePath)) {
      String printed = Checkout.java(folder, java);
      assertThat(loss(printed, "damped@1(hiddenSize=8)", 2)).as(printed)
          .isLessThan(0.3 * loss(printed, "damped@1(hiddenSize=8)", 1));
      assertThat(loss(printed, "spelling@1(hiddenSize=8)", 2)).as(printed)
          .isLessThan(0.3 * loss(printed, "spelling@1(hiddenSize=8)", 1));
    }
  }

  /** The first (1) or the last (2) loss that was printed for a plug-in. */
  private static double loss(String printed, String plugin, int group) {
    Matcher matcher = Pattern.compile(Pattern.quote(plugin) + ".*: ([0-9.]+) to ([0-9.]+)").matcher(printed);
    assertThat(matcher.find()).as("%s in %s", plugin, printed).isTrue();
    return Double.parseDouble(matcher.group(group));
  }

  private static List<String> modulePath() {
    return List.of("@" + checkout.home().resolve("rnn-examples/src/main/launcher/java.options"), "-p", lib.toString(),
        "-m", "dev.rnn.examples/dev.rnn.examples.Main");
  }

  private static List<String> classPath() {
    return List.of("-Dguice_bytecode_gen_option=DISABLED", "-cp", lib + "/*", "dev.rnn.examples.Main");
  }

  private static List<String> with(List<String> java, List<String> arguments) {
    List<String> all = new ArrayList<>(java);
    all.addAll(arguments);
    return all;
  }
}
