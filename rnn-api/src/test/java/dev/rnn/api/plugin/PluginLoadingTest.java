package dev.rnn.api.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.test.JarMaker;
import dev.rnn.test.OtherJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Real jars, compiled here, in JVMs of their own: what works is found, what is broken is named and hides nothing. */
class PluginLoadingTest {
  private static final String MODULE = """
      module %1$s {
        requires dev.rnn.api;
        provides dev.rnn.api.plugin.CellProvider with %1$s.UnitProvider;
      }
      """;

  @TempDir
  private Path folder;

  @ParameterizedTest
  @CsvSource({"CLASS_PATH,true", "CLASS_PATH,false", "MODULE_PATH,true", "MODULE_PATH,false"})
  void aCellOfAPackageNeitherExportedNorOpenedIsFoundOnceMadeAndDescribed(OtherJvm jvm, boolean moduleInfo) {
    // With module-info and META-INF/services both, as a good jar has them.
    JarMaker maker = jars().cell("stranger", "mgu");
    Path jar = (moduleInfo ? maker.module(MODULE.formatted("stranger")) : maker).jar("mgu.jar");
    String module = jvm == OtherJvm.CLASS_PATH ? "unnamed module" : moduleInfo ? "module stranger" : "module mgu";

    assertThat(Listing.of(jvm, folder, List.of(), jar, "make:mgu(hiddenSize=3)")).containsExactly(
        "found cell mgu in mgu.jar",
        "made Unit[hiddenSize=3] of " + module + ", described as mgu@1(hiddenSize=3)");
  }

  @ParameterizedTest
  @EnumSource(OtherJvm.class)
  void aJarThatIsOnTheClassPathAndAmongThePlugInsCountsOnce(OtherJvm jvm) {
    Path jar = jars().cell("stranger", "mgu").module(MODULE.formatted("stranger")).jar("mgu.jar");

    assertThat(Listing.of(jvm, folder, List.of(jar), jar, "make:mgu(hiddenSize=3)")).hasSize(2)
        .startsWith("found cell mgu in mgu.jar");
  }

  @ParameterizedTest
  @EnumSource(OtherJvm.class)
  void brokenProvidersOfAJarAreNamedAndHideNoOther(OtherJvm jvm) {
    Path jar = jars()
        .service("broken.Absent")
        .source("broken.Base", "package broken; public class Base {}")
        .provider("broken.Orphan", "extends Base", "public Plugin<Cell<?>> plugin() { return null; }")
        .service("broken.Orphan").without("broken.Base")
        .provider("broken.Throwing", """
            public Throwing() { throw new IllegalStateException("no licence for this machine."); }
            public Plugin<Cell<?>> plugin() { return null; }""")
        .provider("broken.Static", """
            static final int SIZE = Integer.parseInt("x");
            public Plugin<Cell<?>> plugin() { return null; }""")
        .provider("broken.Late", "public Plugin<Cell<?>> plugin() { throw new java.util.NoSuchElementException(); }")
        .provider("broken.Hidden", "private Hidden() {} public Plugin<Cell<?>> plugin() { return null; }")
        .provider("broken.Empty", "public Plugin<Cell<?>> plugin() { return null; }")
        .provider("broken.Misnamed", """
            public Plugin<Cell<?>> plugin() { return Plugin.of("My Cell", Cell.class, o -> null); }""")
        .provider("broken.Other", """
            public Plugin<Cell<?>> plugin() { return Plugin.of("text", String.class, o -> null); }""")
        .provider("broken.Future", """
            public Plugin<Cell<?>> plugin() {
              return Plugin.<Cell<?>>of("future", Cell.class, o -> null).apiVersion(9);
            }""")
        .source("broken.Stranger", "package broken; public class Stranger {}").service("broken.Stranger")
        .cell("broken", "mgu").jar("mgu.jar");

    assertThat(Listing.of(jvm, folder, List.of(), jar)).containsExactlyInAnyOrder(
        "found cell mgu in mgu.jar",
        "broken.Absent in mgu.jar: its class is not in the jar.",
        "broken.Orphan in mgu.jar: it needs the class broken.Base, which is missing.",
        "broken.Throwing in mgu.jar: its constructor fails: no licence for this machine.",
        "broken.Static in mgu.jar: its static initialiser throws NumberFormatException: For input string: \"x\".",
        "broken.Late in mgu.jar: its method plugin() fails: NoSuchElementException.",
        "broken.Hidden in mgu.jar: it is no public class with a public constructor without arguments.",
        "broken.Empty in mgu.jar: its method plugin() returns null.",
        "broken.Misnamed in mgu.jar: its method plugin() fails: 'My Cell' cannot be the name of a plug-in.",
        "broken.Other in mgu.jar: its plug-in 'text' makes java.lang.String, which does not implement "
            + "dev.rnn.api.cell.Cell.",
        "broken.Future in mgu.jar: its plug-in 'future' is made for version 9 of the plug-in API, and this "
            + "is version 1.",
        "broken.Stranger in mgu.jar: it does not implement dev.rnn.api.plugin.CellProvider.");
  }

  @ParameterizedTest
  @EnumSource(OtherJvm.class)
  void aProviderWhosePackageIsMissingHidesNoOther(OtherJvm jvm) {
    // Java cannot make a module of such a jar at all.
    Path jar = jars().service("nowhere.Absent").cell("stranger", "mgu").jar("mgu.jar");

    assertThat(Listing.of(jvm, folder, List.of(), jar, "make:mgu(hiddenSize=3)")).containsExactly(
        "found cell mgu in mgu.jar",
        "nowhere.Absent in mgu.jar: its class is not in the jar.",
        "made Unit[hiddenSize=3] of unnamed module, described as mgu@1(hiddenSize=3)");
  }

  @ParameterizedTest
  @EnumSource(OtherJvm.class)
  void ofTwoStrangersWithOneNameTheFirstInTheAlphabetIsTaken(OtherJvm jvm) {
    Path first = jars().cell("first", "mgu").module(MODULE.formatted("first")).jar("a.jar");
    Path second = jars().cell("second", "mgu").module(MODULE.formatted("second")).jar("b.jar");

    String[] firstWins = {
        "found cell mgu in a.jar",
        "second.UnitProvider in b.jar: the name 'mgu' of cells is taken by first.UnitProvider in a.jar; remove one of "
            + "them."};
    assertThat(Listing.of(jvm, folder, List.of(), first, second)).containsExactly(firstWins);
    assertThat(Listing.of(jvm, folder, List.of(), second, first)).containsExactly(firstWins);
  }

  @ParameterizedTest
  @EnumSource(OtherJvm.class)
  void namesOfBuiltInPlugInsAreReserved(OtherJvm jvm) {
    Path builtIn = jars().cell("dev.rnn.cells", "lstm").jar("z.jar");
    Path stranger = jars().cell("stranger", "lstm").jar("a.jar");

    assertThat(Listing.of(jvm, folder, List.of(), stranger, builtIn, "make:lstm(hiddenSize=3)")).startsWith(
        "found cell lstm in z.jar",
        "stranger.UnitProvider in a.jar: the name 'lstm' of cells is reserved for the built-in one; choose another.");
  }

  @ParameterizedTest
  @EnumSource(OtherJvm.class)
  void twoJarsFromOneTemplateHaveClassesOfTheSameName(OtherJvm jvm) {
    Path first = jars().cell("template", "mgu").jar("a.jar");
    Path second = jars().cell("template", "ugru").jar("b.jar");

    assertThat(Listing.of(jvm, folder, List.of(), first, second)).containsExactly(
        "found cell mgu in a.jar", "found cell ugru in b.jar");
  }

  @ParameterizedTest
  @CsvSource({"CLASS_PATH,true", "CLASS_PATH,false", "MODULE_PATH,true", "MODULE_PATH,false"})
  void jarsMayDependOnEachOther(OtherJvm jvm, boolean moduleInfo) {
    JarMaker library = jars().source("maths.Maths",
        "package maths; public class Maths { public static String name() { return \"mgu\"; } }");
    Path maths = (moduleInfo ? library.module("module maths { exports maths; }") : library).jar("maths.jar");
    JarMaker user = jars().with(maths).cell("stranger", "mgu").source("stranger.UnitProvider", """
        package stranger;
        import dev.rnn.api.cell.Cell;
        import dev.rnn.api.plugin.*;
        public final class UnitProvider implements CellProvider {
          public Plugin<Cell<?>> plugin() {
            return Plugin.ofRecord(maths.Maths.name(), Unit.class, java.lang.invoke.MethodHandles.lookup());
          }
        }
        """);
    String declaration = MODULE.formatted("stranger").replace("requires", "requires maths; requires");
    Path jar = (moduleInfo ? user.module(declaration) : user).jar("a.jar");

    assertThat(Listing.of(jvm, folder, List.of(), jar, maths)).containsExactly("found cell mgu in a.jar");
  }

  @Test
  void aModuleThatRequiresAMissingOneIsNamedAndHidesNoOther() {
    Path library = jars().source("maths.Maths", "package maths; public class Maths {}")
        .module("module maths { exports maths; }").jar("maths.jar");
    Path broken = jars().with(library).cell("stranger", "gru2")
        .module(MODULE.formatted("stranger").replace("requires", "requires maths; requires")).jar("broken.jar");
    Path good = jars().cell("fine", "mgu").module(MODULE.formatted("fine")).jar("good.jar");

    assertThat(Listing.of(OtherJvm.MODULE_PATH, folder, List.of(), broken, good, "make:mgu(hiddenSize=3)", "make:gru2"))
        .containsExactly(
            "found cell mgu in good.jar",
            "broken.jar: module stranger requires module maths, which is neither in the program nor among the "
                + "plug-ins.",
            "made Unit[hiddenSize=3] of module fine, described as mgu@1(hiddenSize=3)",
            "[RNN-PLUGIN-UNKNOWN] there is no cell 'gru2'.",
            "  gru2",
            "  ^^^^",
            "  not loaded: broken.jar: module stranger requires module maths, which is neither in the program nor "
                + "among the plug-ins.",
            "  Fix: available: mgu.");
  }

  @Test
  void twoModulesOfOneNameAreAProblemOfTheSecond() {
    Path first = jars().cell("stranger", "mgu").module(MODULE.formatted("stranger")).jar("a.jar");
    Path second = jars().cell("stranger", "ugru").module(MODULE.formatted("stranger")).jar("b.jar");

    assertThat(Listing.of(OtherJvm.MODULE_PATH, folder, List.of(), first, second)).containsExactly(
        "found cell mgu in a.jar", "b.jar: its module name stranger is that of a.jar too.");
  }

  @Test
  void aProviderThatTheModuleInfoForgotIsAProblem() {
    Path jar = jars().cell("stranger", "mgu").module("module stranger { requires dev.rnn.api; }").jar("mgu.jar");
    Path application = jars().cell("plain", "plain").jar("plain.jar");

    assertThat(Listing.of(OtherJvm.MODULE_PATH, folder, List.of(application), jar)).containsExactly(
        "found cell plain in plain.jar",
        "stranger.UnitProvider in mgu.jar: it is in META-INF/services, but the module-info does not say: provides "
            + "dev.rnn.api.plugin.CellProvider with stranger.UnitProvider.");
  }

  @ParameterizedTest
  @EnumSource(OtherJvm.class)
  void aFolderGivesAllItsJars(OtherJvm jvm) {
    Path plugins = folder.resolve("plugins");
    try {
      Files.createDirectory(plugins);
      Files.writeString(plugins.resolve("README.txt"), "jars go here");
      Files.writeString(plugins.resolve("torn.jar"), "PK and no more");
    } catch (IOException reason) {
      throw new AssertionError(reason);
    }
    new JarMaker(plugins).cell("first", "mgu").jar("b.jar");
    new JarMaker(plugins).cell("second", "ugru").jar("a.jar");

    assertThat(Listing.of(jvm, folder, List.of(), plugins)).containsExactly(
        "found cell mgu in b.jar", "found cell ugru in a.jar", "torn.jar: it is not a jar, or a damaged one.");
  }

  @Test
  void aFileThatIsNotThereIsAnError() {
    Path missing = folder.resolve("missing.jar");

    assertThat(Listing.of(OtherJvm.CLASS_PATH, folder, List.of(), missing)).containsExactly(
        "[RNN-PLUGIN-PATH] there is no file or folder " + missing + ".",
        "  Fix: name a jar, or a folder with jars.");
  }

  @Test
  void anUnknownNameTellsWhatDidNotLoad() {
    Path jar = jars().service("mgu.MguProvider").jar("mgu.jar");

    assertThat(Listing.of(OtherJvm.CLASS_PATH, folder, List.of(), jar, "make:mgu(hiddenSize=3)")).containsExactly(
        "mgu.MguProvider in mgu.jar: its class is not in the jar.",
        "[RNN-PLUGIN-UNKNOWN] there is no cell 'mgu'.",
        "  mgu(hiddenSize=3)",
        "  ^^^",
        "  not loaded: mgu.MguProvider in mgu.jar: its class is not in the jar.",
        "  Fix: add a jar with one to the plug-ins: there are none.");
  }

  private JarMaker jars() {
    return new JarMaker(folder);
  }
}
