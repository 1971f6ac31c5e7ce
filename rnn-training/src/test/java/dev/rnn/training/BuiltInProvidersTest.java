package dev.rnn.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.rnn.api.plugin.InitializerProvider;
import dev.rnn.api.plugin.LossProvider;
import dev.rnn.api.plugin.OptimizerProvider;
import dev.rnn.api.plugin.PluginKind;
import dev.rnn.api.plugin.PluginProvider;
import dev.rnn.api.plugin.PluginRegistry;
import dev.rnn.api.plugin.ScheduleProvider;
import dev.rnn.api.plugin.Spec;
import dev.rnn.training.loss.BinaryCrossEntropy;
import dev.rnn.training.loss.CrossEntropy;
import dev.rnn.training.loss.Ctc;
import dev.rnn.training.loss.Huber;
import dev.rnn.training.loss.MeanAbsoluteError;
import dev.rnn.training.loss.MeanSquaredError;
import dev.rnn.training.optimizer.Adadelta;
import dev.rnn.training.optimizer.Adagrad;
import dev.rnn.training.optimizer.Adam;
import dev.rnn.training.optimizer.AdamW;
import dev.rnn.training.optimizer.Lion;
import dev.rnn.training.optimizer.NAdam;
import dev.rnn.training.optimizer.RmsProp;
import dev.rnn.training.optimizer.Sgd;
import dev.rnn.training.schedule.Constant;
import dev.rnn.training.schedule.CosineDecay;
import dev.rnn.training.schedule.ExponentialDecay;
import dev.rnn.training.schedule.HoldThenDecay;
import dev.rnn.training.schedule.InverseSquareRoot;
import dev.rnn.training.schedule.OneCycle;
import dev.rnn.training.schedule.ReduceOnPlateau;
import dev.rnn.training.schedule.StepDecay;
import dev.rnn.training.schedule.WarmUp;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Losses, optimizers and schedules are found by name, on class path and module path alike. */
class BuiltInProvidersTest {
  private static final PluginRegistry REGISTRY = PluginRegistry.load(BuiltInProvidersTest.class.getClassLoader());

  static Stream<Arguments> specs() {
    return Stream.of(
        arguments(PluginKind.LOSS, "cross-entropy", new CrossEntropy()),
        arguments(PluginKind.LOSS, "cross-entropy(labelSmoothing=0.1)", new CrossEntropy(0.1)),
        arguments(PluginKind.LOSS, "cross-entropy(classWeights=[1,0.5])", new CrossEntropy(0, List.of(1.0, 0.5))),
        arguments(PluginKind.LOSS, "ctc", new Ctc()),
        arguments(PluginKind.LOSS, "binary-cross-entropy", new BinaryCrossEntropy()),
        arguments(PluginKind.LOSS, "mean-squared-error", new MeanSquaredError()),
        arguments(PluginKind.LOSS, "mean-absolute-error", new MeanAbsoluteError()),
        arguments(PluginKind.LOSS, "huber", new Huber()),
        arguments(PluginKind.LOSS, "huber(delta=2)", new Huber(2)),
        arguments(PluginKind.OPTIMIZER, "sgd", new Sgd()),
        arguments(PluginKind.OPTIMIZER, "sgd(momentum=0.9,nesterov=true)", new Sgd(0.9, true)),
        arguments(PluginKind.OPTIMIZER, "rmsprop", new RmsProp()),
        arguments(PluginKind.OPTIMIZER, "adam", new Adam()),
        arguments(PluginKind.OPTIMIZER, "adam(beta1=0.5)", new Adam(0.5, 0.999, 1e-8)),
        arguments(PluginKind.OPTIMIZER, "adamw", new AdamW()),
        arguments(PluginKind.OPTIMIZER, "adagrad", new Adagrad()),
        arguments(PluginKind.OPTIMIZER, "adadelta", new Adadelta()),
        arguments(PluginKind.OPTIMIZER, "nadam(beta1=0.8)", new NAdam(0.8, 0.999, 1e-8, 0.004)),
        arguments(PluginKind.OPTIMIZER, "lion(decay=0.1)", new Lion(0.9, 0.99, 0.1)),
        arguments(PluginKind.SCHEDULE, "inverse-square-root(steps=100)", new InverseSquareRoot(100)),
        arguments(PluginKind.SCHEDULE, "one-cycle", new OneCycle()),
        arguments(PluginKind.SCHEDULE, "reduce-on-plateau", new ReduceOnPlateau()),
        arguments(PluginKind.SCHEDULE, "constant", new Constant()),
        arguments(PluginKind.SCHEDULE, "step(every=3)", new StepDecay(3, 0.1)),
        arguments(PluginKind.SCHEDULE, "exponential(factor=0.95)", new ExponentialDecay(0.95)),
        arguments(PluginKind.SCHEDULE, "cosine", new CosineDecay()),
        arguments(PluginKind.SCHEDULE, "warm-up(steps=100)", new WarmUp(100)),
        arguments(PluginKind.SCHEDULE, "warm-up(steps=100,then=cosine(minimum=0.1))",
            new WarmUp(100, new CosineDecay(0.1))),
        arguments(PluginKind.SCHEDULE, "hold-then-decay", new HoldThenDecay()),
        arguments(PluginKind.SCHEDULE, "hold-then-decay(holdEpochs=14,factor=0.8)", new HoldThenDecay(14, 0.8)));
  }

  @ParameterizedTest
  @MethodSource("specs")
  <T> void aDescription_makesThePlugIn_andThePlugInItsDescription(PluginKind<T> kind, String text, T plugin) {
    assertThat(REGISTRY.create(kind, Spec.parse(text))).isEqualTo(plugin);
    assertThat(REGISTRY.create(kind, REGISTRY.spec(kind, plugin))).isEqualTo(plugin);
  }

  @ParameterizedTest
  @ValueSource(classes = {
    InitializerProvider.class, LossProvider.class, OptimizerProvider.class, ScheduleProvider.class})
  void moduleInfo_metaInf_andTheRegistry_agree(Class<? extends PluginProvider<?>> service) throws Exception {
    Path classes = Path.of(Adam.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<String> classPath = Files.readAllLines(classes.resolve("META-INF/services/" + service.getName()));
    ModuleDescriptor module;
    try (InputStream in = Files.newInputStream(classes.resolve("module-info.class"))) {
      module = ModuleDescriptor.read(in);
    }
    assertThat(module.provides()).filteredOn(provides -> provides.service().equals(service.getName())).singleElement()
        .satisfies(provides -> assertThat(provides.providers()).containsExactlyInAnyOrderElementsOf(classPath));
    assertThat(REGISTRY.plugins()).filteredOn(plugin -> plugin.kind().provider() == service)
        .extracting(plugin -> plugin.provider()).containsExactlyInAnyOrderElementsOf(classPath);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sgd(momentum=-1)", "adam(beta1=1)", "rmsprop(epsilon=0)", "adamw(weightDecay=-0.1)"})
  void whatCannotBe_isRefused(String text) {
    assertThatThrownBy(() -> REGISTRY.create(PluginKind.OPTIMIZER, Spec.parse(text)))
        .hasMessageContaining("RNN-OPTION-RANGE");
  }
}
