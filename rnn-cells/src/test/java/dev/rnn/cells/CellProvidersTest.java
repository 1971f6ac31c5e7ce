package dev.rnn.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.plugin.CellProvider;
import dev.rnn.api.plugin.PluginKind;
import dev.rnn.api.plugin.PluginRegistry;
import dev.rnn.api.plugin.Spec;
import dev.rnn.api.scope.Grain;
import dev.rnn.api.tensor.Activation;
import dev.rnn.cells.wrapper.Dropout;
import dev.rnn.cells.wrapper.Highway;
import dev.rnn.cells.wrapper.LearnedState;
import dev.rnn.cells.wrapper.NormalizedOutput;
import dev.rnn.cells.wrapper.Residual;
import dev.rnn.cells.wrapper.Stack;
import dev.rnn.cells.wrapper.WeightDropout;
import dev.rnn.cells.wrapper.Zoneout;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The cells are found by name, on class path and module path alike. */
class CellProvidersTest {
  private static final PluginRegistry REGISTRY = PluginRegistry.load(CellProvidersTest.class.getClassLoader());

  @Test
  void everyCell_isFoundOnce() {
    assertThat(REGISTRY.problems()).isEmpty();
    assertThat(REGISTRY.plugins()).filteredOn(plugin -> plugin.kind() == PluginKind.CELL)
        .extracting(plugin -> plugin.name()).containsExactlyInAnyOrder("vanilla", "lstm", "gru", "mgu",
            "lstm-peephole", "lstm-projected", "lstm-coupled", "indrnn", "sru", "qrnn", "min-gru", "min-lstm",
            "jordan", "lstm-layer-norm", "gru-layer-norm", "lru",
            "residual", "highway", "layer-norm", "dropout", "zoneout", "weight-dropout",
            "learned-state", "stack");
  }

  @Test
  void moduleInfo_andMetaInf_listTheSame() throws Exception {
    String service = CellProvider.class.getName();
    Path classes = Path.of(Lstm.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<String> classPath = Files.readAllLines(classes.resolve("META-INF/services/" + service));
    ModuleDescriptor module;
    try (InputStream in = Files.newInputStream(classes.resolve("module-info.class"))) {
      module = ModuleDescriptor.read(in);
    }
    assertThat(module.provides()).extracting(ModuleDescriptor.Provides::service).containsExactly(service);
    assertThat(module.provides().iterator().next().providers()).containsExactlyInAnyOrderElementsOf(classPath);
  }

  static Stream<Arguments> specs() {
    return Stream.of(
        arguments("vanilla", new VanillaRnn(8)),
        arguments("vanilla(activation=relu)", new VanillaRnn(8, Activation.RELU)),
        arguments("lstm", new Lstm(8)),
        arguments("lstm(hiddenSize=5,forgetBias=0)", new Lstm(5, 0)),
        arguments("lstm(chrono=200)", new Lstm(8, 1, 200)),
        arguments("gru(chrono=200)", new Gru(8, Gru.Reset.AFTER, 200)),
        arguments("gru", new Gru(8)),
        arguments("gru(reset=before)", new Gru(8, Gru.Reset.BEFORE)),
        arguments("mgu", new MinimalGatedUnit(8)),
        arguments("lstm-peephole(forgetBias=0)", new PeepholeLstm(8, 0)),
        arguments("lstm-projected(projectionSize=3)", new ProjectedLstm(8, 3)),
        arguments("lstm-coupled", new CoupledLstm(8)),
        arguments("indrnn", new IndRnn(8)),
        arguments("sru", new Sru(8)),
        arguments("qrnn", new Qrnn(8)),
        arguments("min-gru", new MinGru(8)),
        arguments("min-lstm", new MinLstm(8)),
        arguments("jordan(outputSize=2)", new Jordan(8, 2)),
        arguments("lstm-layer-norm(forgetBias=0)", new LayerNormLstm(8, 0)),
        arguments("lru(maxRadius=0.999)", new Lru(8, 0, 0.999, 2 * Math.PI)),
        arguments("gru-layer-norm", new LayerNormGru(8)),
        arguments("residual(cell=lstm)", new Residual<>(new Lstm(8))),
        arguments("highway(cell=lstm)", new Highway<>(new Lstm(8), -1)),
        arguments("layer-norm(cell=lstm)", new NormalizedOutput<>(new Lstm(8))),
        arguments("dropout(cell=lstm,input=0.2,grain=step)", new Dropout<>(new Lstm(8), 0.2, 0, Grain.STEP)),
        arguments("zoneout(cell=gru,rate=0.2)", new Zoneout<>(new Gru(8), 0.2)),
        arguments("weight-dropout(cell=lstm)", new WeightDropout<>(new Lstm(8), 0.5)),
        arguments("weight-dropout(cell=lstm,parameters=\"forget/U$\")",
            new WeightDropout<>(new Lstm(8), 0.5, "forget/U$")),
        arguments("learned-state(cell=lstm)", new LearnedState<>(new Lstm(8))),
        arguments("stack(cell=residual(cell=zoneout(cell=lstm,rate=0.1)),layers=4)",
            new Stack<>(new Residual<>(new Zoneout<>(new Lstm(8), 0.1)), 4)));
  }

  @ParameterizedTest
  @MethodSource("specs")
  void aDescription_makesTheCell_andTheCellItsDescription(String text, Cell<?> cell) {
    assertThat(REGISTRY.create(PluginKind.CELL, Spec.parse(text), Map.of("hiddenSize", 8))).isEqualTo(cell);
    assertThat(REGISTRY.create(PluginKind.CELL, REGISTRY.spec(PluginKind.CELL, cell))).isEqualTo(cell);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vanilla", "lstm", "gru", "mgu", "lstm-peephole", "lstm-projected", "lstm-coupled", "indrnn",
      "sru", "qrnn", "min-gru", "min-lstm", "jordan", "lstm-layer-norm", "gru-layer-norm",
      "lru"})
  void aHiddenSizeBelowOne_isRefused(String name) {
    assertThatThrownBy(() -> REGISTRY.create(PluginKind.CELL, Spec.of(name).with("hiddenSize", 0)))
        .hasMessageContaining("RNN-OPTION-RANGE").hasMessageContaining("at least 1");
  }
}
