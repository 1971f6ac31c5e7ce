package dev.rnn.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import dev.rnn.api.error.RnnException;
import dev.rnn.api.loss.Loss;
import dev.rnn.api.loss.LossScope;
import dev.rnn.api.plugin.Plugin;
import dev.rnn.api.plugin.PluginKind;
import dev.rnn.api.plugin.Spec;
import dev.rnn.api.tensor.Tensor;
import java.lang.invoke.MethodHandles;
import org.junit.jupiter.api.Test;

class RnnTest {
  /** (prediction − target)², without a mean. */
  record Squares() implements Loss {
    @Override
    public Tensor define(LossScope scope) {
      Tensor error = scope.prediction().minus(scope.target());
      return error.times(error).sum();
    }
  }

  @Test
  void aModule_addsAPlugIn_thatNeedsNoProvider() {
    Rnn rnn = Rnn.create(binding("squares"));
    assertThat(rnn.registry().create(PluginKind.LOSS, Spec.parse("squares"))).isEqualTo(new Squares());
    assertThat(rnn.registry().create(PluginKind.LOSS, Spec.parse("huber"))).isNotNull();
  }

  @Test
  void aModule_replacesABuiltInPlugIn_inThisCompositionAlone() {
    assertThat(Rnn.create(binding("mean-squared-error")).registry()
        .create(PluginKind.LOSS, Spec.parse("mean-squared-error"))).isEqualTo(new Squares());
    assertThat(Rnn.create().registry().create(PluginKind.LOSS, Spec.parse("mean-squared-error")))
        .isNotInstanceOf(Squares.class);
  }

  @Test
  void anUnknownName_isAnErrorThatNamesTheNearest() {
    assertThatThrownBy(() -> Rnn.create().registry().create(PluginKind.LOSS, Spec.parse("mean-squared-eror")))
        .isInstanceOf(RnnException.class).hasMessageContaining("mean-squared-error");
  }

  private static AbstractModule binding(String name) {
    return new AbstractModule() {
      @Override
      protected void configure() {
        Plugins.bind(binder(), PluginKind.LOSS, Plugin.ofRecord(name, Squares.class, MethodHandles.lookup()));
      }
    };
  }
}
