package dev.rnn.training.trainer;

import static dev.rnn.api.tensor.Tensors.exp;
import static dev.rnn.api.tensor.Tensors.log;
import static dev.rnn.api.tensor.Tensors.tanh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.cell.CellScope;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.training.model.SequenceModel;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NonFiniteTest {
  /** Takes the logarithm of what may be negative. */
  record Careless(int hiddenSize) implements Cell<Careless.State> {
    record State(Tensor h) {}

    @Override
    public State initialState(CellScope scope) {
      return new State(scope.zeros(hiddenSize));
    }

    @Override
    public Step<State> define(CellScope scope) {
      Affine affine = scope.affine("a", hiddenSize);
      return (x, previous) -> {
        Tensor h = log(tanh(affine.of(x, previous.h())).named("squashed"));
        return new Output<>(h, new State(h));
      };
    }
  }

  /** Goes up to e^100 and back: fine in double, not in float. */
  record Steep(int hiddenSize) implements Cell<Steep.State> {
    record State(Tensor h) {}

    @Override
    public State initialState(CellScope scope) {
      return new State(scope.zeros(hiddenSize));
    }

    @Override
    public Step<State> define(CellScope scope) {
      Affine affine = scope.affine("a", hiddenSize);
      return (x, previous) -> {
        Tensor big = exp(tanh(affine.of(x, previous.h())).times(0.001).plus(100));
        Tensor h = log(big).minus(100);
        return new Output<>(h, new State(h));
      };
    }
  }

  @Test
  void notANumber_stopsBeforeTheUpdate_andNamesUpdateOpStepAndTheCellsLine() {
    assertNamed(new Careless(4), "log", "NonFiniteTest.Careless.define (NonFiniteTest.java:3",
        "operand tanh [4] \"squashed\"");
  }

  @Test
  void anOverflowThatHappensOnlyInFloat_isFoundToo() {
    assertNamed(new Steep(4), "Infinity in exp", "NonFiniteTest.Steep.define (NonFiniteTest.java:5", "time step 0");
  }

  private static void assertNamed(Cell<?> cell, String... texts) {
    SequenceModel model = Tasks.RNN.sequenceModel().tokens(7, 8).layer(cell).predictTokens().unsaved().build();
    float[][] before = model.parameters().all().stream().map(p -> p.values().clone()).toArray(float[][]::new);
    assertThatThrownBy(() -> Tasks.RNN.trainer(TrainerSettings.DEFAULT)
        .fit(model, new ShuffledExamples(Tasks.cycle(8, 7, 9, 3), 8, 1)))
        .hasMessageContaining("[RNN-NON-FINITE] training became non-finite at update 1 (epoch 1)")
        .hasMessageContaining("first non-finite value: ")
        .satisfies(error -> assertThat(error.getMessage()).contains(texts));
    float[][] after = model.parameters().all().stream().map(p -> p.values()).toArray(float[][]::new);
    assertThat(Arrays.deepEquals(before, after)).as("parameters are as they were").isTrue();
  }
}
