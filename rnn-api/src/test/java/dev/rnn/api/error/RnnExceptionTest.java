package dev.rnn.api.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RnnExceptionTest {
  @Test
  void saysIdWhatWhereValuesAndFix() {
    RnnException error = RnnException.error("RNN-SHAPE-MISMATCH", "times: left [256] and right [128] differ.")
        .in("MinimalGatedUnit.define (MinimalGatedUnit.java:17)")
        .detail("left = sigmoid(forget), right = state.h")
        .fix("give both the same size.").build();

    assertThat(error).hasMessage("""
        [RNN-SHAPE-MISMATCH] times: left [256] and right [128] differ.
          in MinimalGatedUnit.define (MinimalGatedUnit.java:17)
          left = sigmoid(forget), right = state.h
          Fix: give both the same size.""");
    assertThat(error.id()).isEqualTo("RNN-SHAPE-MISMATCH");
  }

  @Test
  void leavesOutWhatIsEmpty() {
    assertThat(RnnException.error("RNN-X", "what.").in("").detail("").build()).hasMessage("[RNN-X] what.");
  }

  @Test
  void keepsTheCause() {
    Throwable cause = new IllegalStateException("why");

    assertThat(RnnException.error("RNN-X", "what.").cause(cause).build()).hasCause(cause);
  }
}
