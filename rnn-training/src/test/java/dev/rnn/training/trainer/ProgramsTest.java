package dev.rnn.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.training.model.Examples;
import dev.rnn.training.model.SequenceModel;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class ProgramsTest {
  @Test
  void batchesOfAnySizeAndLengthsRunOneProgramForEachMode_andNoClassIsMade() {
    // Loads the JDK's classes.
    Tasks.RNN.trainer(TrainerSettings.DEFAULT).fit(Tasks.tokens("gru", 7, 0.1, 1), varied(1000));
    SequenceModel model = Tasks.tokens("lstm", 7, 0.1, 1);
    long[] classes = new long[2];
    Tasks.RNN.trainer(TrainerSettings.DEFAULT).listen(new TrainingListener() {
      @Override
      public void updated(Update update) {
        if (update.update() == 1) classes[0] = settled();
        classes[1] = ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
      }
    }).fit(model, varied(1000));
    assertThat(model.compiledPrograms()).isEqualTo(1);
    assertThat(classes[1] - classes[0]).as("classes loaded after the first batch").isLessThan(50);
  }

  @Test
  void twoHundredModelsOpenedAndDropped_leaveNothingBehind() {
    for (int i = 0; i < 100; i++) openAndDrop(i);
    settled();
    long memory = used();
    long classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
    for (int i = 0; i < 200; i++) openAndDrop(i);
    assertThat(used() - memory).isLessThan(8_000_000);
    assertThat(ManagementFactory.getClassLoadingMXBean().getLoadedClassCount() - classes).isLessThan(50);
  }

  /** How many classes were loaded, once generated code, which is made in the background, has been ready for a while. */
  private static long settled() {
    long before = -1;
    long now = 0;
    for (int i = 0; i < 30 && now != before; i++) {
      before = now;
      try {
        Thread.sleep(1000);
      } catch (InterruptedException reason) {
        throw new IllegalStateException(reason);
      }
      now = ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
    }
    return now;
  }

  private static void openAndDrop(int seed) {
    SequenceModel model = Tasks.tokens("gru", 50, 0, seed);
    Tasks.RNN.trainer(TrainerSettings.DEFAULT).fit(model, new ShuffledExamples(Tasks.cycle(8, 50, 9, seed), 8, 1));
    model.predict(new float[][] {{1, 2}});
  }

  private static long used() {
    for (int i = 0; i < 3; i++) System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** Every batch of another size and other lengths. */
  private static ExampleSource varied(int count) {
    return new ExampleSource() {
      @Override
      public int batches() {
        return count;
      }

      @Override
      public Examples batch(int epoch, int index) {
        return Tasks.cycle(1 + index % 17, 7, index % 11, index);
      }
    };
  }
}
