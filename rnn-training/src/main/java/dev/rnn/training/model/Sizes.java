package dev.rnn.training.model;

import dev.rnn.api.error.RnnException;
import dev.rnn.engine.trace.ParameterDeclaration;
import java.util.List;
import java.util.Locale;

/** Says that a model is too large before memory runs out. */
final class Sizes {
  private Sizes() {}

  static void check(List<ParameterDeclaration> declared) {
    long numbers = 0;
    for (ParameterDeclaration p : declared) numbers += p.shape().size();
    double gigabytes = numbers * 4e-9 * 3; // values, gradients, and the copy that prepares products
    double there = Runtime.getRuntime().maxMemory() * 1e-9;
    if (gigabytes <= there) return;
    throw RnnException.error("RNN-MODEL-TOO-LARGE", String.format(Locale.ROOT,
            "the model has %,d parameters: training it needs at least %.1f GB, the JVM may use %.1f GB.", numbers, gigabytes,
            there))
        .fix("make hidden, embedding or vocabulary smaller, or allow more memory with -Xmx (RNN_JAVA_OPTS=-Xmx...).")
        .build();
  }
}
