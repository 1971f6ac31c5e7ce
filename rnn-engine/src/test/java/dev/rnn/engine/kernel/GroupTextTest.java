package dev.rnn.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GroupTextTest {
  @Test
  void anLstmReadsLikeItsEquations() {
    assertThat(GroupText.of(LstmGroup.forward(1, 10).instructions())).containsExactly(
        "b2 = sigmoid(b0 + b1)",
        "b2+10 = sigmoid(b0+10 + b1+10)",
        "b2+20 = tanh(b0+20 + b1+20)",
        "b2+30 = sigmoid(b0+30 + b1+30)",
        "v0 = (b2+10 * b3) + (b2 * b2+20)",
        "b4 = v0",
        "b5 = tanh(v0)",
        "b6 = b2+30 * b5");
  }
}
