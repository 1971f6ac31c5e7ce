package dev.rnn.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Guice;
import com.google.inject.Module;
import dev.rnn.api.error.RnnException;
import dev.rnn.api.loss.Loss;
import dev.rnn.api.plugin.InstalledPlugin;
import dev.rnn.api.plugin.Plugin;
import dev.rnn.api.plugin.PluginKind;
import dev.rnn.api.plugin.PluginPath;
import dev.rnn.api.plugin.PluginProblem;
import dev.rnn.api.plugin.Spec;
import dev.rnn.test.JarMaker;
import dev.rnn.test.OtherJvm;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The composition root: what modules bind, what jars offer, and what happens when one of them is broken. */
class RnnTest {
  private static final String MODULE = "dev.rnn.training.RnnModule";

  @TempDir Path folder;

  @Test
  void what_is_found_is_there_without_any_module() {
    Rnn rnn = Rnn.create();
    assertThat(rnn.registry().names(PluginKind.CELL)).contains("gru", "lstm", "mgu", "vanilla");
    assertThat(rnn.problems()).isEmpty();
  }

  @Test
  void a_module_adds_a_plug_in_by_name() {
    Rnn rnn = Rnn.create(binding(PluginKind.LOSS, loss("half", 0.5)));
    assertThat(rnn.registry().create(PluginKind.LOSS, Spec.of("half"))).isEqualTo(new Times(0.5));
    assertThat(rnn.registry().names(PluginKind.LOSS)).contains("half", "cross-entropy", "huber");
  }

  @Test
  void a_module_overrides_a_built_in_one_of_its_name_and_no_other_kind() {
    Rnn rnn = Rnn.create(binding(PluginKind.LOSS, loss("huber", 2)));
    assertThat(rnn.registry().create(PluginKind.LOSS, Spec.of("huber"))).isEqualTo(new Times(2));
    assertThat(rnn.registry().find(PluginKind.LOSS, "huber")).map(InstalledPlugin::location).contains("code");
    assertThat(rnn.registry().names(PluginKind.OPTIMIZER))
        .containsExactly("adadelta", "adagrad", "adam", "adamw", "lion", "nadam", "rmsprop", "sgd");
    assertThat(Rnn.create().registry().create(PluginKind.LOSS, Spec.of("huber"))).isNotInstanceOf(Times.class);
  }

  @Test
  void several_modules_are_taken_together() {
    Rnn rnn = Rnn.create(binding(PluginKind.LOSS, loss("half", 0.5)), binding(PluginKind.LOSS, loss("double", 2)));
    assertThat(rnn.registry().names(PluginKind.LOSS)).contains("half", "double");
  }

  @Test
  void two_modules_that_bind_one_name_are_an_error_in_words() {
    assertThatThrownBy(() -> Rnn.create(binding(PluginKind.LOSS, loss("half", 0.5)),
        binding(PluginKind.LOSS, loss("half", 0.25)))).isInstanceOf(RnnException.class)
        .hasMessageContainingAll("[RNN-MODULE]", "half", "Fix:");
  }

  @Test
  void a_module_that_throws_is_an_error_in_words() {
    Module broken = _ -> {
      throw new IllegalStateException("no licence for this machine");
    };
    assertThatThrownBy(() -> Rnn.create(broken)).isInstanceOf(RnnException.class)
        .hasMessageContainingAll("[RNN-MODULE]", "no licence for this machine", "Fix:");
  }

  @Test
  void modules_that_jars_offer_work_beside_those_that_fail_which_are_reported_with_their_jars() {
    Path good = offering("good", bind("gentle")).jar("good.jar");
    Path thrower = offering("thrower", "throw new IllegalStateException(\"no licence for this machine\");")
        .jar("thrower.jar");
    Path second = offering("second", bind("gentle")).jar("second.jar");
    Path unborn = offering("unborn", "").source("unborn.Offer", """
        package unborn;
        public class Offer implements dev.rnn.training.RnnModule {
          public Offer() { throw new IllegalStateException("out of coffee"); }
          public void configure(com.google.inject.Binder binder) {}
        }""").jar("unborn.jar");
    Path absent = jars().service(MODULE, "absent.Offer").jar("absent.jar");
    Path cell = jars().cell("stranger", "echo").jar("cell.jar");

    Rnn rnn = Rnn.create(PluginPath.of(List.of(good, thrower, second, unborn, absent, cell)));
    assertThat(rnn.registry().names(PluginKind.LOSS)).contains("gentle", "huber");
    assertThat(rnn.registry().names(PluginKind.CELL)).contains("echo", "lstm");
    assertThat(rnn.problems()).extracting(PluginProblem::toString).satisfiesExactlyInAnyOrder(
        p -> assertThat(p).isEqualTo("thrower.Offer in thrower.jar: it fails: no licence for this machine."),
        p -> assertThat(p).startsWith("second.Offer in second.jar: ").contains("gentle"),
        p -> assertThat(p).isEqualTo("unborn.Offer in unborn.jar: its constructor fails: out of coffee."),
        p -> assertThat(p).startsWith("absent.Offer in absent.jar: ").contains("not found"));
  }

  @Test
  void what_the_program_binds_itself_goes_before_what_a_jar_offers() {
    PluginPath jars = PluginPath.of(List.of(offering("good", bind("gentle")).jar("good.jar")));
    Rnn rnn = Rnn.create(jars, binding(PluginKind.LOSS, loss("gentle", 3)));
    assertThat(rnn.registry().create(PluginKind.LOSS, Spec.of("gentle"))).isEqualTo(new Times(3));
    assertThat(rnn.problems()).singleElement().extracting(PluginProblem::jar).isEqualTo("good.jar");
  }

  @Test
  void guice_modules_that_are_not_ours_are_not_swept_in() {
    Path foreign = jars().with(OtherJvm.location(Guice.class.getName())).source("foreign.Offer", """
        package foreign;
        public class Offer implements com.google.inject.Module {
          public void configure(com.google.inject.Binder binder) { throw new AssertionError(); }
        }""").service("com.google.inject.Module", "foreign.Offer").jar("foreign.jar");
    assertThat(Rnn.create(PluginPath.of(List.of(foreign))).problems()).isEmpty();
  }

  /** A loss for names alone. */
  record Times(double factor) implements Loss {
    @Override
    public dev.rnn.api.tensor.Tensor define(dev.rnn.api.loss.LossScope scope) {
      return scope.prediction().minus(scope.target()).sum().times(factor);
    }
  }

  private static Plugin<Loss> loss(String name, double factor) {
    return Plugin.of(name, Times.class, _ -> new Times(factor));
  }

  private static <T> Module binding(PluginKind<T> kind, Plugin<T> plugin) {
    return binder -> Plugins.bind(binder, kind, plugin);
  }

  private JarMaker jars() {
    return new JarMaker(folder);
  }

  /** A jar whose {@link RnnModule} does this when it is configured. */
  private JarMaker offering(String packageName, String body) {
    return jars().with(OtherJvm.location(Rnn.class.getName())).with(OtherJvm.location(Guice.class.getName()))
        .source(packageName + ".Offer", """
            package %s;
            import dev.rnn.api.loss.Loss;
            import dev.rnn.api.plugin.*;
            import dev.rnn.training.*;
            public class Offer implements RnnModule {
              record Own() implements Loss {
                public dev.rnn.api.tensor.Tensor define(dev.rnn.api.loss.LossScope s) { return s.prediction().sum(); }
              }
              public void configure(com.google.inject.Binder binder) {
                %s
              }
            }
            """.formatted(packageName, body)).service(MODULE, packageName + ".Offer");
  }

  private static String bind(String name) {
    return "Plugins.bind(binder, PluginKind.LOSS, Plugin.of(\"%s\", Own.class, o -> new Own()));".formatted(name);
  }
}
