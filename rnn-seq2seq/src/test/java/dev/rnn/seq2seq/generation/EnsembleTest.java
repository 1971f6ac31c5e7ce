package dev.rnn.seq2seq.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.api.error.RnnException;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnsembleTest {
  @Test
  void its_probabilities_are_the_mean_of_its_members() {
    TableSession a = new TableSession(5, 2, 1);
    TableSession b = new TableSession(5, 2, 2);
    Ensemble both = new Ensemble(List.of(a, b));
    both.step(new int[] {TableSession.END});
    float[] log = new float[5];
    both.logProbabilities(0, log);
    float[] ofA = a.logProbabilities(1, new int[0]);
    float[] ofB = b.logProbabilities(2, new int[0]);
    for (int i = 0; i < 5; i++) {
      assertThat(Math.exp(log[i])).isCloseTo((Math.exp(ofA[i]) + Math.exp(ofB[i])) / 2, within(1e-6));
    }
  }

  @Test
  void twice_the_same_model_finds_what_it_finds_alone() {
    for (long seed = 0; seed < 20; seed++) {
      Search search = BeamSearch.of(TableSession.END, 4).limited(LengthLimits.upTo(6));
      int[] alone = search.run(new TableSession(5, 2, seed)).getFirst().getFirst().tokens();
      Ensemble twice = new Ensemble(List.of(new TableSession(5, 2, seed), new TableSession(5, 2, seed)));
      assertThat(search.run(twice).getFirst().getFirst().tokens()).isEqualTo(alone);
    }
  }

  @Test
  void attention_is_the_mean_of_those_members_that_attend() {
    TableSession a = new TableSession(5, 2, 1);
    TableSession b = new TableSession(5, 2, 2);
    Ensemble all = new Ensemble(List.of(new Blind(new TableSession(5, 2, 3)), a, b));
    all.step(new int[] {TableSession.END});
    float[] mean = all.attention(0);
    assertThat(mean).hasSize(3);
    for (int i = 0; i < 3; i++) {
      assertThat(mean[i]).isCloseTo((a.attention(0)[i] + b.attention(0)[i]) / 2, within(1e-6f));
    }
    assertThat(new Ensemble(List.of(new Blind(a), new Blind(b))).attention(0)).isEmpty();
  }

  /** Does not attend. */
  private static final class Blind extends ForwardingSession {
    Blind(DecodingSession session) {
      super(session);
    }

    @Override
    public float[] attention(int row) {
      return new float[0];
    }
  }

  @Test
  void members_have_one_vocabulary() {
    assertThatThrownBy(() -> new Ensemble(List.of(new TableSession(5, 2, 1), new TableSession(6, 2, 1))))
        .isInstanceOf(RnnException.class).hasMessageContaining("RNN-ENSEMBLE");
  }
}
