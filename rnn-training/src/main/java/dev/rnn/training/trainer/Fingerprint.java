package dev.rnn.training.trainer;

import dev.rnn.training.model.Examples;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells data and their order apart: sizes, and a hash of the batches of the first epoch. */
final class Fingerprint {
  private final MessageDigest digest;
  private long sequences;
  private long numbers;

  private Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException reason) {
      throw new IllegalStateException("every Java has SHA-256", reason);
    }
  }

  static String of(ExampleSource source) {
    return of(source, source.batches());
  }

  /** Of the first batch alone. */
  static String ofFirst(ExampleSource source) {
    return of(source, Math.min(1, source.batches()));
  }

  private static String of(ExampleSource source, int looked) {
    Fingerprint all = new Fingerprint();
    for (int i = 0; i < looked; i++) all.add(source.batch(0, i));
    return String.format(Locale.ROOT, "%d batches, %d sequences, %d numbers, %s", source.batches(), all.sequences,
        all.numbers, HexFormat.of().formatHex(all.digest.digest(), 0, 8));
  }

  private void add(Examples examples) {
    sequences += examples.size();
    add(examples.size());
    examples.named().forEach((name, input) -> {
      digest.update(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      add(input);
    });
    add(examples.targets());
    add(examples.weights());
    for (int s = 0; s < examples.size(); s++) {
      add(examples.lengths()[s]);
      add(examples.targetLengths()[s]);
      add(examples.numbers()[s]);
      boolean[] resets = examples.resets();
      add(resets != null && resets[s] ? 1 : 0);
    }
    add(examples.continues() ? 1 : 0);
  }

  private void add(float @Nullable [][] sequencesOfNumbers) {
    add(sequencesOfNumbers == null ? -1 : sequencesOfNumbers.length);
    if (sequencesOfNumbers == null) return;
    for (float[] values : sequencesOfNumbers) {
      numbers += values.length;
      ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
      bytes.asFloatBuffer().put(values);
      add(values.length);
      digest.update(bytes);
    }
  }

  private void add(long number) {
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, number));
  }
}
