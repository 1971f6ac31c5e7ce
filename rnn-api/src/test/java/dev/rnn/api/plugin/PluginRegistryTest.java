package dev.rnn.api.plugin;

import static java.lang.invoke.MethodHandles.lookup;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.error.RnnException;
import dev.rnn.api.optimizer.Schedule;
import dev.rnn.api.plugin.Samples.Everything;
import dev.rnn.api.plugin.Samples.Gru;
import dev.rnn.api.plugin.Samples.Lstm;
import dev.rnn.api.plugin.Samples.Reset;
import dev.rnn.api.plugin.Samples.Stack;
import dev.rnn.api.plugin.Samples.Uniform;
import dev.rnn.api.plugin.Samples.Vanilla;
import dev.rnn.api.plugin.Samples.Zoneout;
import dev.rnn.api.scope.Initializers;
import dev.rnn.api.tensor.Activation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginRegistryTest {
  private final PluginRegistry registry = Samples.registry();

  @Test
  void makesWhatTheDescriptionSays() {
    assertThat(cell("gru(hiddenSize=3,reset=before)")).isEqualTo(new Gru(3, Reset.BEFORE));
    assertThat(cell("everything(a=-1,b=2,c=0.5,d=1e-3,e=true,f=\"two words\",g=[1,2])")).isEqualTo(
        new Everything(-1, 2, 0.5f, 1e-3, true, "two words", List.of(1, 2), Double.POSITIVE_INFINITY));
  }

  @Test
  void whatIsNotSetHasItsDefault() {
    assertThat(cell("vanilla(hiddenSize=3)")).isEqualTo(new Vanilla(3, Activation.TANH, new Uniform(0.1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hard-sigmoid", "HARD_SIGMOID", "Hard-Sigmoid", "\"hard_sigmoid\""})
  void wordsOfAnEnumAreReadInAnyCase(String word) {
    assertThat(cell("vanilla(hiddenSize=3,activation=" + word + ")"))
        .isEqualTo(new Vanilla(3, Activation.HARD_SIGMOID, new Uniform(0.1)));
  }

  @Test
  void wholeNumbersMayComeWithAPointAsJsonWritersGiveThem() {
    assertThat(cell("lstm(hiddenSize=200.0,forgetBias=2)")).isEqualTo(new Lstm(200, 2));
  }

  @Test
  void plugInsNest() {
    assertThat(cell("zoneout(cell=zoneout(cell=lstm(hiddenSize=3)),rate=0.5)"))
        .isEqualTo(new Zoneout<>(new Zoneout<>(new Lstm(3, 1), 0.1), 0.5));
  }

  @Test
  void theCallersDefaultsReachNestedPlugInsButNeverOverride() {
    Cell<?> made = registry.create(PluginKind.CELL, Spec.parse("stack(cells=[lstm(hiddenSize=3),zoneout(cell=gru)])"),
        Map.of("hiddenSize", 200, "rate", 0.25, "unused", "x"));

    assertThat(made).isEqualTo(
        new Stack(List.of(new Lstm(3, 1), new Zoneout<>(new Gru(200, Reset.AFTER), 0.25))));
  }

  @Test
  void theCallerMayGiveAFinishedPlugIn() {
    assertThat(registry.create(PluginKind.CELL, Spec.of("zoneout"), Map.of("cell", new Lstm(3, 1))))
        .isEqualTo(new Zoneout<>(new Lstm(3, 1), 0.1));
  }

  @Test
  void aFunctionMakesPlugInsToo() {
    Schedule schedule = registry.create(PluginKind.SCHEDULE, Spec.parse("decay(rate=0.1)"));

    assertThat(schedule.factor(new Schedule.Progress(2, 0, 0, 0))).isEqualTo(0.1 * 0.1);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "lstm@1(hiddenSize=3,forgetBias=1.0)", "gru@1(hiddenSize=3,reset=before)",
      "vanilla@1(hiddenSize=3,activation=hard-sigmoid,weights=uniform@1(limit=0.5))",
      "zoneout@3(cell=stack@1(cells=[lstm@1(hiddenSize=3,forgetBias=1.0)]),rate=0.1)",
      "everything@1(a=-1,b=2,c=0.1,d=0.001,e=true,f=\"two words\",g=[1,2],h=Infinity)"})
  void whatWasMadeIsDescribedInFull(String text) {
    Cell<?> made = cell(text);

    assertThat(registry.describe(PluginKind.CELL, made)).hasValueSatisfying(spec -> assertThat(spec).hasToString(text));
    assertThat(registry.create(PluginKind.CELL, registry.spec(PluginKind.CELL, made))).isEqualTo(made);
  }

  @Test
  void whatNoPlugInMadeCannotBeDescribedAndTheErrorNamesThePart() {
    Cell<?> strange = new Vanilla(3, Activation.TANH, Initializers.zeros());

    assertThat(registry.describe(PluginKind.CELL, strange)).isEmpty();
    assertThatThrownBy(() -> registry.spec(PluginKind.CELL, strange)).isInstanceOf(RnnException.class)
        .hasMessageMatching("""
            (?s)\\[RNN-PLUGIN-UNSAVED] initializer dev.rnn.api.scope.Initializers\\S+ inside of \
            dev.rnn.api.plugin.Samples.Vanilla belongs to no plug-in, so it cannot be described in a file.
              Fix: make it a record and give it a provider .*""");
  }

  @Test
  void oneRegisteredInCodeGoesBeforeAnother() {
    PluginRegistry changed = registry.with(PluginKind.CELL, Plugin.ofRecord("gru", Lstm.class, lookup()));

    assertThat(changed.create(PluginKind.CELL, Spec.parse("gru(hiddenSize=3)"))).isEqualTo(new Lstm(3, 1));
    assertThat(changed.names(PluginKind.CELL))
        .containsExactly("everything", "gru", "lstm", "stack", "vanilla", "zoneout");
    assertThat(changed.find(PluginKind.CELL, "gru").orElseThrow().location()).isEqualTo("code");
    assertThat(registry.create(PluginKind.CELL, Spec.parse("gru(hiddenSize=3)"))).isInstanceOf(Gru.class);
  }

  @Test
  void oneRegisteredInCodeMustBeOfItsKind() {
    assertThatThrownBy(() -> registry.with(PluginKind.CELL, Plugin.ofRecord("uniform", Uniform.class, lookup())))
        .hasMessageContaining("[RNN-PLUGIN-CONTRACT] plug-in 'uniform' makes dev.rnn.api.plugin.Samples$Uniform, which "
            + "is no cell.");
  }

  @Test
  void listsKindsInOrderAndNamesInOrder() {
    assertThat(registry.plugins()).extracting(InstalledPlugin::toString).hasSize(8);
    assertThat(registry.plugins()).extracting(plugin -> plugin.kind() + " " + plugin.name()).containsExactly(
        "cell everything", "cell gru", "cell lstm", "cell stack", "cell vanilla", "cell zoneout", "schedule decay",
        "initializer uniform");
  }

  private Cell<?> cell(String text) {
    return registry.create(PluginKind.CELL, Spec.parse(text));
  }
}
