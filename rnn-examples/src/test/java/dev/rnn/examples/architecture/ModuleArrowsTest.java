package dev.rnn.examples.architecture;

import static com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may see whom: the arrows between the modules, and the packages whose plug-ins have no more powers than yours. */
class ModuleArrowsTest {
  /** What everything may use: the JDK, a logger, annotations. */
  private static final String[] FOUNDATION = {"java..", "org.slf4j..", "org.jspecify.."};

  private static final String API = "dev.rnn.api..";

  private static JavaClasses rnn;

  @BeforeAll
  static void readAllModules() {
    rnn = new ClassFileImporter().withImportOption(DO_NOT_INCLUDE_TESTS).importPackages("dev.rnn");
  }

  @ParameterizedTest
  @ValueSource(strings = {"api", "engine", "cells", "attention", "training", "seq2seq", "examples"})
  void every_module_is_looked_at(String module) {
    String root = "dev.rnn." + module;
    assertThat(rnn).anyMatch(type -> (type.getPackageName() + ".").startsWith(root + "."));
  }

  @Test
  void the_api_depends_on_nothing() {
    onlySees(API).check(rnn);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "dev.rnn.cells..",
    "dev.rnn.attention..",
    "dev.rnn.training.initializer..",
    "dev.rnn.training.loss..",
    "dev.rnn.training.optimizer..",
    "dev.rnn.training.schedule..",
    "dev.rnn.seq2seq.decoder..",
  })
  void what_ships_in_the_box_has_a_plugin_authors_powers(String plugins) {
    onlySees(plugins, API).check(rnn);
  }

  @Test
  void the_engine_sees_the_api() {
    onlySees("dev.rnn.engine..", API, "jdk.incubator.vector..").check(rnn);
  }

  @Test
  void training_knows_no_plugin_module_and_nothing_above_it() {
    noClasses().that().resideInAPackage("dev.rnn.training..").should().dependOnClassesThat()
        .resideInAnyPackage("dev.rnn.cells..", "dev.rnn.attention..", "dev.rnn.seq2seq..", "dev.rnn.examples..")
        .allowEmptyShould(true).check(rnn);
  }

  @Test
  void seq2seq_knows_no_plugin_module_and_no_example() {
    noClasses().that().resideInAPackage("dev.rnn.seq2seq..").should().dependOnClassesThat()
        .resideInAnyPackage("dev.rnn.cells..", "dev.rnn.attention..", "dev.rnn.examples..")
        .allowEmptyShould(true).check(rnn);
  }

  @Test
  void guice_stays_at_the_composition_root() {
    noClasses().that().resideOutsideOfPackages("dev.rnn.training", "dev.rnn.seq2seq..", "dev.rnn.examples..")
        .should().dependOnClassesThat().resideInAnyPackage("com.google.inject..")
        .check(rnn);
  }

  @Test
  void logback_and_the_command_line_are_the_applications_choice() {
    noClasses().that().resideOutsideOfPackage("dev.rnn.examples..")
        .should().dependOnClassesThat().resideInAnyPackage("ch.qos.logback..", "picocli..", "me.tongfei..")
        .check(rnn);
  }

  private static ArchRule onlySees(String own, String... others) {
    String[] allowed = Stream.of(Stream.of(own), Stream.of(others), Stream.of(FOUNDATION))
        .flatMap(packages -> packages).toArray(String[]::new);
    return classes().that().resideInAPackage(own).should().onlyDependOnClassesThat().resideInAnyPackage(allowed)
        .allowEmptyShould(true);
  }
}
