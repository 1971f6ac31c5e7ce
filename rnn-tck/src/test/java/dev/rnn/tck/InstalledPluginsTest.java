package dev.rnn.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.api.decoder.Attention;
import dev.rnn.api.decoder.Decoder;
import dev.rnn.api.decoder.OutputLayer;
import dev.rnn.api.loss.Loss;
import dev.rnn.api.optimizer.Optimizer;
import dev.rnn.api.optimizer.Schedule;
import dev.rnn.api.plugin.PluginKind;
import dev.rnn.api.plugin.PluginRegistry;
import dev.rnn.api.scope.Initializer;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** All installed plug-ins but cells pass all rules; a new one is among them by itself. */
class InstalledPluginsTest {
  private static final PluginRegistry REGISTRY = PluginRegistry.load();

  private static <T> Stream<DynamicContainer> each(PluginKind<T> kind,
      Function<T, PluginVerification<?>> verification) {
    return REGISTRY.names(kind).stream().map(name ->
        Rules.of(name, verification.apply(REGISTRY.create(kind, Filled.spec(REGISTRY, kind, name), Filled.DEFAULTS))));
  }

  @TestFactory
  Stream<DynamicContainer> losses() {
    return each(PluginKind.LOSS, loss -> new LossVerification() {
      @Override
      protected Loss loss() {
        return loss;
      }
    });
  }

  @TestFactory
  Stream<DynamicContainer> optimizers() {
    return each(PluginKind.OPTIMIZER, optimizer -> new OptimizerVerification() {
      @Override
      protected Optimizer<?> optimizer() {
        return optimizer;
      }

      @Override
      protected double rate() { // Adadelta finds its own rate, to be multiplied by 1
        return optimizer.getClass().getSimpleName().equals("Adadelta") ? 1 : super.rate();
      }
    });
  }

  @TestFactory
  Stream<DynamicContainer> schedules() {
    return each(PluginKind.SCHEDULE, schedule -> new ScheduleVerification() {
      @Override
      protected Schedule schedule() {
        return schedule;
      }
    });
  }

  @TestFactory
  Stream<DynamicContainer> initializers() {
    return each(PluginKind.INITIALIZER, initializer -> new InitializerVerification() {
      @Override
      protected Initializer initializer() {
        return initializer;
      }
    });
  }

  @TestFactory
  Stream<DynamicContainer> attentions() {
    return each(PluginKind.ATTENTION, attention -> new AttentionVerification() {
      @Override
      protected Attention attention() {
        return attention;
      }
    });
  }

  @TestFactory
  Stream<DynamicContainer> decoders() {
    return each(PluginKind.DECODER, decoder -> new DecoderVerification() {
      @Override
      protected Decoder<?> decoder() {
        return decoder;
      }
    });
  }

  @TestFactory
  Stream<DynamicContainer> outputLayers() {
    return each(PluginKind.OUTPUT_LAYER, layer -> new OutputLayerVerification() {
      @Override
      protected OutputLayer outputLayer() {
        return layer;
      }

      @Override
      protected Set<String> sideWeights() {
        return Set.of("weights");
      }

      @Override
      protected Set<String> sideProbabilities() {
        return Set.of("generate");
      }
    });
  }

  @Test
  void allOfThemAreThere() {
    assertThat(REGISTRY.problems()).isEmpty();
    assertThat(REGISTRY.names(PluginKind.LOSS)).contains("cross-entropy", "huber");
    assertThat(REGISTRY.names(PluginKind.OPTIMIZER)).contains("sgd", "adam");
    assertThat(REGISTRY.names(PluginKind.ATTENTION)).contains("additive", "location-aware");
    assertThat(REGISTRY.names(PluginKind.DECODER)).contains("bahdanau", "luong");
  }
}
