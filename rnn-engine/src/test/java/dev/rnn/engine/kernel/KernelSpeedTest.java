package dev.rnn.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.engine.support.Speeds;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class KernelSpeedTest {
  private static final int SIZE = 200;
  private static final int ROWS = 20;

  /** Times the speed of the obvious loop: with vectors it is about 30, without them 15. */
  private static final double FLOOR = 5;

  @Test
  void productOfALayerOf200_20Sequences_oneThread() {
    ProductMemory memory = new ProductMemory(ROWS, SIZE, SIZE);
    MatrixProduct product = memory.product();
    Scratch scratch = new Scratch();
    Speeds speeds = Speeds.of(FLOOR, 2.0 * ROWS * SIZE * SIZE, () -> product.run(memory, scratch, 0, ROWS));
    System.out.println(String.format(Locale.ROOT,
        "matrix product %d x %d x %d on one thread: %.1f GF/s, %.1f times the obvious loop", ROWS, SIZE, SIZE,
        speeds.of(0), speeds.ratio(0)));
    assertThat(speeds.ratio(0)).isGreaterThan(FLOOR);
  }
}
