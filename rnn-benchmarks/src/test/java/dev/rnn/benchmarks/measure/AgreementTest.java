package dev.rnn.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AgreementTest {
  private static final Map<String, float[]> OURS = Map.of("output", new float[] {1, -2}, "d x", new float[] {100, 0});

  @Test
  void differencesCountRelativeToTheLargestNumberOfAResult() {
    Agreement agreement = Agreement.of(OURS, Map.of("output", new float[] {1, -2}, "d x", new float[] {100, 0.05f}));
    assertThat(agreement.agrees()).isTrue();
    assertThat(agreement.compared()).isEqualTo(2);
  }

  @Test
  void theResultThatDiffersMostIsNamed() {
    Agreement agreement = Agreement.of(OURS, Map.of("output", new float[] {1, -2.01f}, "d x", new float[] {100, 0}));
    assertThat(agreement.agrees()).isFalse();
    assertThat(agreement.where()).isEqualTo("output");
  }

  @Test
  void whatIsNotFiniteOrOfAnotherLengthDoesNotAgree() {
    assertThat(Agreement.of(OURS, Map.of("output", new float[] {1, Float.NaN})).agrees()).isFalse();
    assertThat(Agreement.of(OURS, Map.of("output", new float[] {1})).agrees()).isFalse();
  }

  @Test
  void withNothingToCompareNothingIsKnown() {
    Agreement agreement = Agreement.of(OURS, Map.of());
    assertThat(agreement.known()).isFalse();
    assertThat(agreement.agrees()).isFalse();
  }

  @Test
  void theSameBitsAreMoreThanAgreement() {
    assertThat(Agreement.sameBits(OURS, Map.of("output", new float[] {1, -2}, "d x", new float[] {100, 0}))).isTrue();
    assertThat(Agreement.sameBits(OURS, Map.of("output", new float[] {1, -2}, "d x", new float[] {100, 1e-30f})))
        .isFalse();
    assertThat(Agreement.sameBits(Map.of(), Map.of())).isFalse();
  }
}
