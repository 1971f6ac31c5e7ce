package dev.rnn.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rnn.engine.kernel.generate.Vectors;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupSpeedTest {
  private static final int REPEATS = 100;

  @ParameterizedTest
  @CsvSource({"true, 64, 200", "false, 64, 200", "true, 64, 64", "false, 64, 64", "true, 1, 128", "true, 20, 512"})
  void generatedCodeTakesOverAndIsFasterThanThePlainLoops(boolean forward, int rows, int size) {
    assumeTrue(Vectors.available(), "no module jdk.incubator.vector");
    RandomGroup group = forward ? LstmGroup.forward(rows, size) : LstmGroup.backward(rows, size);
    Scratch scratch = new Scratch();
    ElementwiseLoops loops = new ElementwiseLoops(group.extent(), size, group.registers(), group.instructions());
    GroupMemory where = new GroupMemory(group.instructions());
    where.bind(group.memory(), group.extent());
    double plain = best(rows * size, () -> loops.run(group.memory(), scratch, where, 0, rows));
    Elementwise kernel = new Elementwise(group.extent(), size, group.registers(), group.instructions());
    long begin = System.nanoTime();
    kernel.run(group.memory(), scratch, 0, rows);
    while (!kernel.isFast() && System.nanoTime() - begin < 20e9) kernel.run(group.memory(), scratch, 0, rows);
    double took = (System.nanoTime() - begin) / 1e6;
    double generated = best(rows * size, () -> kernel.run(group.memory(), scratch, 0, rows));
    System.out.println(String.format(Locale.ROOT,
        "LSTM %s, %d rows of %d, ns for each place: plain loops %.2f, generated %.2f, ready after %.0f ms",
        forward ? "forward" : "backward", rows, size, plain, generated, took));
    assertThat(kernel.isFast()).isTrue();
  }

  private static double best(int places, Runnable work) {
    double best = Double.MAX_VALUE;
    for (int round = 0; round < 200; round++) {
      long begin = System.nanoTime();
      for (int i = 0; i < REPEATS; i++) work.run();
      best = Math.min(best, (System.nanoTime() - begin) / (double) REPEATS / places);
    }
    return best;
  }
}
