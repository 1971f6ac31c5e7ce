package dev.rnn.api.plugin;

import static java.lang.invoke.MethodHandles.lookup;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rnn.api.ApiVersion;
import dev.rnn.api.cell.Cell;
import dev.rnn.api.error.RnnException;
import dev.rnn.api.plugin.Samples.Lstm;
import dev.rnn.api.plugin.Samples.Vanilla;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginTest {
  private record WithPath(Path file) implements Samples.NeverTraced {}

  private record WithList(List<List<Integer>> numbers) implements Samples.NeverTraced {}

  private record BadDefault(@Option(defaultValue = "2", max = 1) double rate) implements Samples.NeverTraced {}

  private record BadWord(@Option(defaultValue = "sideways") Samples.Reset reset) implements Samples.NeverTraced {}

  @Test
  void theComponentsOfARecordAreItsOptions() {
    Plugin<Cell<?>> plugin = Plugin.ofRecord("vanilla", Vanilla.class, lookup());

    assertThat(plugin.options()).extracting(PluginOption::name).containsExactly("hiddenSize", "activation", "weights");
    assertThat(plugin.options()).extracting(option -> option.type().toString()).containsExactly("whole number",
        "one of identity, tanh, sigmoid, relu, leaky-relu, elu, softplus, softsign, silu, hard-sigmoid, softmax",
        "initializer");
    assertThat(plugin.options()).extracting(PluginOption::defaultText)
        .containsExactly("", "tanh", "uniform(limit=0.1)");
  }

  @Test
  void anOptionSaysItsRangeAndItsPurpose() {
    PluginOption size = Plugin.ofRecord("lstm", Lstm.class, lookup()).options().getFirst();

    assertThat(size.range()).isEqualTo("at least 1");
    assertThat(size.description()).isEqualTo("size of the state");
    assertThat(size.within(0, 0.5).range()).isEqualTo("from 0 to 0.5");
    assertThat(size.within(Double.NEGATIVE_INFINITY, 7).range()).isEqualTo("at most 7");
    assertThat(size.within(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY).range()).isEmpty();
  }

  @Test
  void versionsAndDescriptionAreSetOnCopies() {
    Plugin<Cell<?>> first = Plugin.ofRecord("lstm", Lstm.class, lookup());
    Plugin<Cell<?>> later = first.version(3, 2).apiVersion(7).description("long memory");

    assertThat(List.of(first.version(), first.oldestVersion(), first.apiVersion()))
        .containsExactly(1, 1, ApiVersion.CURRENT);
    assertThat(List.of(later.version(), later.oldestVersion(), later.apiVersion())).containsExactly(3, 2, 7);
    assertThat(later.description()).isEqualTo("long memory");
    assertThat(first.version(4).oldestVersion()).isEqualTo(4);
  }

  @Test
  void settingsAreThoseOfTheRecordAndOfNothingElse() {
    Plugin<Cell<?>> plugin = Plugin.ofRecord("lstm", Lstm.class, lookup());

    Options settings = plugin.settings(new Lstm(3, 0.5)).orElseThrow();
    assertThat(settings.integer("hiddenSize")).isEqualTo(3);
    assertThat(settings.number("forgetBias")).isEqualTo(0.5);
    assertThat(plugin.create(settings)).isEqualTo(new Lstm(3, 0.5));
    assertThat(plugin.settings("something else")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "LSTM", "my cell", "3d", "-x", "x-", "a--b", "true", "zellenähnlich", "a_b"})
  void aNameThatSpecsCouldNotWriteIsRefused(String name) {
    assertThatThrownBy(() -> Plugin.ofRecord(name, Lstm.class, lookup()))
        .isInstanceOf(RnnException.class).hasMessage("""
            [RNN-PLUGIN-NAME] '%s' cannot be the name of a plug-in.
              Fix: use lower-case letters, digits and '-', such as layer-norm.""".formatted(name));
  }

  @Test
  void aComponentThatNoOptionCanHaveIsRefused() {
    assertThatThrownBy(() -> Plugin.ofRecord("x", WithPath.class, lookup())).hasMessage("""
        [RNN-PLUGIN-OPTION] component 'file' of record dev.rnn.api.plugin.PluginTest$WithPath has type \
        java.nio.file.Path, which no option can have.
          Fix: use int, long, float, double, boolean, String, an enum, another plug-in's contract such as Cell<?>, or \
        a List of one of these; or make the plug-in with Plugin.of(name, type, factory).""");
    assertThatThrownBy(() -> Plugin.ofRecord("x", WithList.class, lookup()))
        .hasMessageContaining("option 'numbers' is declared wrongly: lists of lists cannot be written.");
  }

  @Test
  void aDefaultThatDoesNotFitIsFoundAtOnce() {
    assertThatThrownBy(() -> Plugin.ofRecord("x", BadDefault.class, lookup())).hasMessage("""
        [RNN-PLUGIN-OPTION] option 'rate' is declared wrongly: its default is 2, but must be at most 1.
          Fix: mend the declaration in the plug-in.""");
    assertThatThrownBy(() -> Plugin.ofRecord("x", BadWord.class, lookup()))
        .hasMessageContaining("its default must be one of before, after, but is 'sideways'.");
  }

  @Test
  void anOptionThatWasNotDeclaredCannotBeRead() {
    Options options = new Options(java.util.Map.of("rate", 0.5, "name", "x", "flag", true));

    assertThat(options.text("name")).isEqualTo("x");
    assertThat(options.flag("flag")).isTrue();
    assertThatThrownBy(() -> options.number("rat")).hasMessage("option 'rat' is not declared");
    assertThatThrownBy(() -> options.integer("rate")).hasMessage("option 'rate' is a Double, not a Integer");
  }
}
