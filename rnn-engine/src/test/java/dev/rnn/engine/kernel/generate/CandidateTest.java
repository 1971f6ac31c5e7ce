package dev.rnn.engine.kernel.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rnn.api.tensor.BinaryFunction;
import dev.rnn.api.tensor.UnaryFunction;
import java.lang.ref.WeakReference;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CandidateTest {
  @BeforeAll
  static void needsTheVectorApi() {
    assumeTrue(Vectors.available(), "no module jdk.incubator.vector");
  }

  @Test
  void groupsOfOneStructureShareACandidate() {
    assertThat(Candidate.of(formula(1))).isSameAs(Candidate.of(formula(1)));
    assertThat(Candidate.of(formula(1))).isNotSameAs(Candidate.of(formula(2)));
  }

  @Test
  void becomesFastInTheBackground_onceItHasProvedToBeWorthIt() throws InterruptedException {
    Candidate candidate = Candidate.of(formula(3));
    for (int i = 0; i < 100; i++) assertThat(candidate.fast(10)).isNull();
    candidate.fast(1_000_000);
    await(candidate);
    assertThat(candidate.fast(0)).isNotNull();
    float[] x = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    float[] y = new float[16];
    java.util.Objects.requireNonNull(candidate.fast(0)).run(new float[][] {x, y}, new int[2], new int[2], 1, 16);
    for (int i = 0; i < 16; i++) assertThat(y[i]).isEqualTo(-x[i] * 3);
  }

  @Test
  void theClassIsUnloadedWhenTheLastGroupIsGone() throws InterruptedException {
    WeakReference<Class<?>> type = new WeakReference<>(warmClass());
    for (int i = 0; i < 50 && type.get() != null; i++) {
      System.gc();
      Thread.sleep(20);
    }
    assertThat(type.get()).isNull();
  }

  private static Class<?> warmClass() throws InterruptedException {
    Candidate candidate = Candidate.of(formula(4));
    candidate.fast(1_000_000);
    await(candidate);
    return java.util.Objects.requireNonNull(candidate.fast(0)).getClass();
  }

  private static void await(Candidate candidate) throws InterruptedException {
    for (int i = 0; i < 3000 && candidate.fast(0) == null; i++) Thread.sleep(10);
  }

  /** y = −x · factor. */
  private static Formula formula(float factor) {
    return new Formula(List.of(new Step.Load(0, 0), new Step.Unary(1, UnaryFunction.NEGATE, 0),
        new Step.Literal(2, factor),
        new Step.Binary(0, BinaryFunction.MULTIPLY, 1, 2), new Step.Store(0, 1)));
  }
}
