package dev.rnn.examples.longmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rnn.api.error.RnnException;
import dev.rnn.examples.task.TaskData;
import dev.rnn.training.model.Examples;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddingTaskTest {
  @Test
  void the_target_is_the_sum_of_one_marked_number_of_each_half() {
    Examples train = new AddingTask(9, 50).training(1);
    for (int s = 0; s < 50; s++) {
      float[] x = train.inputs()[s];
      float[] sums = new float[2];
      int[] marks = new int[2];
      for (int t = 0; t < 9; t++) {
        int half = t < 4 ? 0 : 1;
        marks[half] += (int) x[2 * t + 1];
        sums[half] += x[2 * t] * x[2 * t + 1];
      }
      assertThat(marks).containsExactly(1, 1);
      assertThat(train.targets()[s]).containsExactly(sums[0] + sums[1]);
    }
  }

  @Test
  void a_seed_gives_the_same_data_again_and_no_part_repeats_another() {
    TaskData data = new AddingTask(10, 20).read(null, 7);
    float[][] train = new AddingTask(10, 20).training(7).inputs();
    assertThat(List.of(data.train().shuffled(20, 1).batch(0, 0).inputs())).containsExactlyInAnyOrder(train);
    assertThat(data.validation().inputs()[0]).isNotEqualTo(data.test().inputs()[0]);
    assertThat(train[0]).isNotEqualTo(data.test().inputs()[0]);
  }

  @Test
  void data_of_the_users_is_refused() {
    assertThatThrownBy(() -> new AddingTask(10, 20).read(Path.of("x.csv"), 1)).isInstanceOf(RnnException.class)
        .hasMessageContaining("is generated");
  }
}
