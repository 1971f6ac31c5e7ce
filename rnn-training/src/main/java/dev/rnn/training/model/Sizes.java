package dev.rnn.training.model;

import dev.rnn.api.error.RnnException;
import dev.rnn.engine.trace.ParameterDeclaration;
import java.util.List;
import java.util.Locale;

/** Says that a model is too large before memory runs out. */
public final class Sizes {
  private Sizes() {}

  /** Checks the parameters together. */
  public static void check(List<ParameterDeclaration> declared) {
    double numbers = 0; // not an integer: it may be beyond all of them
    for (ParameterDeclaration p : declared) {
      numbers += p.shape().dims().stream().mapToDouble(n -> n).reduce(1, (a, b) -> a * b);
    }
    double gigabytes = numbers * 4e-9 * 3; // values, gradients, and the copy that prepares products
    double there = Runtime.getRuntime().maxMemory() * 1e-9;
    boolean fitsArrays = declared.stream().allMatch(p ->
        p.shape().dims().stream().mapToDouble(n -> n).reduce(1, (a, b) -> a * b) < Integer.MAX_VALUE);
    if (gigabytes <= there && fitsArrays) return;
    throw RnnException.error("RNN-MODEL-TOO-LARGE", String.format(Locale.ROOT,
            "the model has %,.0f parameters: training it needs at least %.1f GB, the JVM may use %.1f GB.", numbers,
            gigabytes, there))
        .fix("make hidden, embedding or vocabulary smaller, or allow more memory with -Xmx (RNN_JAVA_OPTS=-Xmx...).")
        .build();
  }
}
