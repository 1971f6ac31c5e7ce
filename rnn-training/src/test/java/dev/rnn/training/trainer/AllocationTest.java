package dev.rnn.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.test.Allocated;
import dev.rnn.training.Rnn;
import dev.rnn.training.model.Examples;
import dev.rnn.training.model.SequenceModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Training makes no garbage worth mentioning: steps of hours must not wait for the collector. */
class AllocationTest {
  private static final int SEQUENCES = 4;
  private static final int STEPS = 8;
  private static final int FEW_KILOBYTES = 12_000;
  private static final long PATIENCE = 60_000_000_000L; // the JIT compiler of a busy machine takes its time

  @Test
  void aSteadyStep_allocatesAFewKilobytes_whateverTheSizeOfTheModel() {
    assertThat(bytesOfAStep(8)).isLessThan(FEW_KILOBYTES);
    assertThat(bytesOfAStep(64)).isLessThan(FEW_KILOBYTES);
  }

  @Test
  void memoryOutsideOfTheHeap_staysAsItIs_whenLayersDifferInWidth() {
    Rnn rnn = Rnn.create();
    SequenceModel model = rnn.sequenceModel().tokens(50, 24).layer("lstm", 40).layer("gru", 16).predictTokens().build();
    List<Long> seen = new ArrayList<>();
    rnn.trainer(TrainerSettings.DEFAULT.withThreads(1).withEpochs(1)).listen(new TrainingListener() {
      @Override
      public void updated(Update update) {
        if (update.update() > 5) seen.add(Allocated.outsideHeap());
      }
    }).fit(model, new OneBatch());
    assertThat(seen).hasSizeGreaterThan(1000).allMatch(bytes -> bytes <= seen.getFirst());
  }

  /** The least of many steps, until it is little: as long as code is not compiled, vectors are objects. */
  private static long bytesOfAStep(int hidden) {
    Rnn rnn = Rnn.create();
    SequenceModel model = rnn.sequenceModel().tokens(50, hidden).layers(2, "lstm", hidden).predictTokens().build();
    Trainer trainer = rnn.trainer(TrainerSettings.DEFAULT.withThreads(1).withEpochs(1_000_000));
    LeastAllocation least = new LeastAllocation(trainer);
    trainer.listen(least).fit(model, new OneBatch());
    return least.bytes;
  }

  private static final class LeastAllocation implements TrainingListener {
    private final Trainer trainer;
    private final long begin = System.nanoTime();
    private long before;
    private long bytes = Long.MAX_VALUE;

    LeastAllocation(Trainer trainer) {
      this.trainer = trainer;
    }

    @Override
    public void updated(Update update) {
      long now = Allocated.bytes();
      if (update.update() > 1) bytes = Math.min(bytes, now - before);
      if (bytes < FEW_KILOBYTES || System.nanoTime() - begin > PATIENCE) trainer.stop();
      before = Allocated.bytes();
    }
  }

  /** The same windows again and again, with carried state. */
  private record OneBatch(Examples examples) implements ExampleSource {
    OneBatch() {
      this(windows());
    }

    private static Examples windows() {
      float[][] tokens = new float[SEQUENCES][STEPS];
      for (float[] row : tokens) for (int t = 0; t < STEPS; t++) row[t] = t;
      int[] lengths = new int[SEQUENCES];
      Arrays.fill(lengths, STEPS);
      return new Examples(tokens, tokens, lengths, new long[SEQUENCES], true);
    }

    @Override
    public int batches() {
      return 1500;
    }

    @Override
    public Examples batch(int epoch, int index) {
      return examples;
    }
  }
}
