package dev.rnn.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.kernel.generate.Routine;
import dev.rnn.engine.kernel.generate.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedGroupTest {
  @BeforeAll
  static void needsTheVectorApi() {
    assumeTrue(Vectors.available(), "no module jdk.incubator.vector");
  }

  static LongStream seeds() {
    return LongStream.range(0, 400);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void generatedCodeHasTheBitsOfThePlainLoops(long seed) {
    RandomGroup group = RandomGroup.of(seed);
    GroupMemories plain = group.memory().copy();
    plain(group, plain, 0, units(group));
    GroupMemories fast = group.memory().copy();
    generated(group, fast, 0, units(group));
    assertThat(fast.bits()).as(() -> group.toString()).isDeepEqualTo(plain.bits());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void rowsOrPlacesOneByOneHaveTheBitsOfAllAtOnce(long seed) {
    RandomGroup group = RandomGroup.of(seed);
    GroupMemories atOnce = group.memory().copy();
    generated(group, atOnce, 0, units(group));
    GroupMemories oneByOne = group.memory().copy();
    for (int u = 0; u < units(group); u++) generated(group, oneByOne, u, u + 1);
    assertThat(oneByOne.bits()).isDeepEqualTo(atOnce.bits());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 40, 700})
  void aGroupTooLongForOneRoutineIsCut(int size) {
    RandomGroup group = RandomGroup.of(1, size, 600);
    GeneratedGroup code = code(group);
    assertThat(code.cold().length).isGreaterThan(3);
    GroupMemories plain = group.memory().copy();
    plain(group, plain, 0, units(group));
    GroupMemories fast = group.memory().copy();
    generated(group, fast, 0, units(group));
    assertThat(fast.bits()).isDeepEqualTo(plain.bits());
  }

  @Test
  void manyThreadsMayRunOneGroup_whileItChangesOverToGeneratedCode() throws Exception {
    RandomGroup group = LstmGroup.forward(33, 53);
    Elementwise kernel = new Elementwise(group.extent(), group.size(), group.registers(), group.instructions());
    GroupMemories plain = group.memory().copy();
    plain(group, plain, 0, units(group));
    int[][] expected = plain.bits();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> runs = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        runs.add(threads.submit(() -> {
          Scratch scratch = new Scratch();
          GroupMemories own = group.memory().copy();
          long begin = System.nanoTime();
          for (int after = 0; after < 20 && System.nanoTime() - begin < 30e9; after += kernel.isFast() ? 1 : 0) {
            kernel.run(own, scratch, 0, 33);
            assertThat(own.bits()).isDeepEqualTo(expected);
          }
        }));
      }
      for (Future<?> run : runs) run.get();
    }
    assertThat(kernel.isFast()).isTrue();
  }

  private static int units(RandomGroup group) {
    return group.extent().equals(Extent.CONSTANT) ? group.size() : group.memory().rows(group.extent());
  }

  private static void plain(RandomGroup group, GroupMemories memory, int from, int to) {
    new ElementwiseLoops(group.extent(), group.size(), group.registers(), group.instructions())
        .run(memory, new Scratch(), where(group, memory), from, to);
  }

  private static void generated(RandomGroup group, GroupMemories memory, int from, int to) {
    GeneratedGroup code = code(group);
    Routine[] routines = code.cold();
    code.run(memory, new Scratch(), where(group, memory), routines, from, to);
  }

  private static GeneratedGroup code(RandomGroup group) {
    return Objects.requireNonNull(
        GeneratedGroup.of(group.extent(), group.size(), group.instructions()));
  }

  private static GroupMemory where(RandomGroup group, GroupMemories memory) {
    GroupMemory where = new GroupMemory(group.instructions());
    where.bind(memory, group.extent());
    return where;
  }
}
