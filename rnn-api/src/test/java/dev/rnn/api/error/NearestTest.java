package dev.rnn.api.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static final List<String> CELLS = List.of("lstm", "gru", "mgu", "vanilla");

  @ParameterizedTest
  @CsvSource({"lstn,lstm", "LSTM,lstm", "gruu,gru", "vanila,vanilla", "ltsm,lstm"})
  void aSlipOfThePenFindsTheNameThatWasMeant(String wanted, String meant) {
    assertThat(Nearest.to(wanted, CELLS)).contains(meant);
  }

  @Test
  void theBeginningOfOneNameFindsIt_ofSeveralNothing() {
    assertThat(Nearest.to("zaremba", List.of("default", "zaremba-small"))).contains("zaremba-small");
    assertThat(Nearest.to("zaremba", List.of("zaremba-small", "zaremba-large"))).isEmpty();
  }

  @Test
  void aNameUnlikeAnyOtherFindsNothing() {
    assertThat(Nearest.to("transformer", CELLS)).isEmpty();
    assertThat(Nearest.to("lstm", List.of())).isEmpty();
  }

  @Test
  void theHintListsAllNamesInOrder() {
    assertThat(Nearest.hint("lstn", CELLS)).isEqualTo("did you mean 'lstm'? available: gru, lstm, mgu, vanilla");
    assertThat(Nearest.hint("transformer", CELLS)).isEqualTo("available: gru, lstm, mgu, vanilla");
  }
}
