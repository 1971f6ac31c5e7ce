package dev.rnn.examples.longmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.api.error.RnnException;
import dev.rnn.training.model.Examples;
import dev.rnn.training.model.Predictions;
import dev.rnn.training.model.Topology;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CopyTaskTest {
  private static final int BLANK = 8;
  private static final int MARK = 9;

  @Test
  void the_answer_is_blanks_and_then_the_ten_symbols_behind_the_mark() {
    Examples made = new CopyTask(7, 300).read(null, 1).test();
    for (int s = 0; s < 30; s++) {
      float[] x = made.inputs()[s];
      float[] y = made.targets()[s];
      assertThat(x).hasSize(27);
      for (int t = 0; t < 27; t++) {
        if (t < 10) assertThat(x[t]).isBetween(0f, 7f);
        else assertThat(x[t]).isEqualTo(t == 16 ? MARK : BLANK);
        assertThat(y[t]).isEqualTo(t < 17 ? BLANK : x[t - 17]);
      }
    }
  }

  @Test
  void who_guesses_the_symbols_has_the_baselines_cross_entropy() {
    CopyTask task = new CopyTask(5, 10);
    Examples test = task.read(null, 1).test();
    float[][] values = new float[test.size()][25 * 10];
    for (float[] sequence : values) {
      for (int t = 0; t < 25; t++) {
        if (t < 15) sequence[t * 10 + BLANK] = 1;
        else Arrays.fill(sequence, t * 10, t * 10 + 8, 1f / 8);
      }
    }
    double found = task.figures(test, new Predictions(Topology.MANY_TO_MANY, 10, values, null)).get("cross_entropy");
    assertThat(found).isCloseTo(task.baselines().get("no memory").get("cross_entropy"), within(1e-6));
    assertThat(found).isCloseTo(10 * Math.log(8) / 25, within(1e-6));
  }

  @Test
  void data_of_the_users_is_refused() {
    assertThatThrownBy(() -> new CopyTask(10, 20).read(Path.of("x.csv"), 1)).isInstanceOf(RnnException.class)
        .hasMessageContaining("is generated");
  }
}
