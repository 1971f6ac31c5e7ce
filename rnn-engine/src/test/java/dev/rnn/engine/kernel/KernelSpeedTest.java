package dev.rnn.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class KernelSpeedTest {
  private static final int SIZE = 200;
  private static final int ROWS = 20;
  private static final int REPEATS = 500;

  /** Far below what an idle machine does, which is what is printed: other programs may run beside the tests. */
  private static final double FLOOR = 2;

  @Test
  void productOfALayerOf200_20Sequences_oneThread() {
    ProductMemory memory = new ProductMemory(ROWS, SIZE, SIZE);
    MatrixProduct product = memory.product();
    Scratch scratch = new Scratch();
    double best = 0;
    for (int round = 0; round < 20; round++) { // the first ones warm up
      long begin = System.nanoTime();
      for (int i = 0; i < REPEATS; i++) product.run(memory, scratch, 0, ROWS);
      best = Math.max(best, 2.0 * ROWS * SIZE * SIZE * REPEATS / (System.nanoTime() - begin));
    }
    System.out.println(String.format(Locale.ROOT, "matrix product %d x %d x %d on one thread: %.1f GF/s", ROWS, SIZE, SIZE,
        best));
    assertThat(best).isGreaterThan(FLOOR);
  }
}
