package dev.rnn.examples.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rnn.api.error.RnnException;
import dev.rnn.examples.support.CommonOptions;
import dev.rnn.training.Rnn;
import dev.rnn.training.model.Examples;
import dev.rnn.training.model.Pooling;
import dev.rnn.training.model.Predictions;
import dev.rnn.training.model.SequenceModel;
import dev.rnn.training.model.SequenceModelBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The skeleton with a task that is learned in a second: is there a 3 in a sequence of numbers? */
class TaskRunTest {
  @TempDir Path folder;

  @Test
  void a_task_is_learned_reported_beside_its_baseline_and_saved() throws IOException {
    String printed = run("--json", file("figures.json"));
    assertThat(printed).contains("90 sequences", "model: [gru(hiddenSize=8,", "always no", "this model",
        "accuracy", "a 3 alone: yes", "saved to ");
    assertThat(Files.readString(folder.resolve("figures.json"))).contains("\"test_accuracy\" : 1.0",
        "\"always_no_test_accuracy\"", "\"validation_accuracy\"", "\"parameters\"", "\"seconds\"");
    assertThat(Rnn.create().load(folder.resolve("model")).label(1)).isEqualTo("yes");
  }

  @Test
  void a_saved_model_is_measured_without_training_it_again() throws IOException {
    run("--json", file("first.json"));
    byte[] model = Files.readAllBytes(folder.resolve("model"));
    String printed = run("--model", file("model"), "--json", file("second.json"));
    assertThat(printed).contains("this model", "a 3 alone: yes").doesNotContain("trained in");
    assertThat(Files.readString(folder.resolve("second.json"))).contains("\"test_accuracy\" : 1.0");
    assertThat(folder.resolve("model")).hasBinaryContent(model);
  }

  @Test
  void options_take_the_place_of_the_tasks_settings() throws IOException {
    assertThat(run("--cell", "lstm", "--hidden", "6", "--layers", "2", "--no-bidirectional", "--epochs", "1"))
        .contains("model: [lstm(hiddenSize=6,").doesNotContain("backward");
  }

  @Test
  void gradients_are_looked_at_after_every_so_many_epochs() throws IOException {
    String printed = run("--epochs", "4", "--gradients", "2", "--no-bidirectional");
    assertThat(printed.lines().filter(line -> line.contains("gradients: layer 0 ")).count()).isEqualTo(2);
  }

  @Test
  void updates_that_are_not_finite_are_left_out_and_told_until_there_are_too_many_in_a_row() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertThatThrownBy(() -> run(bytes, "--rate", "1e38", "--optimizer", "sgd", "--clip", "0", "--skip", "2"))
        .rootCause().hasMessageContaining("[RNN-NON-FINITE]");
    assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("an update was left out, 1 in a row",
        "an update was left out, 2 in a row", "the last good model was saved");
  }

  @Test
  void the_moving_average_is_what_is_saved() throws IOException {
    run("--epochs", "1");
    byte[] plain = Files.readAllBytes(folder.resolve("model"));
    run("--epochs", "1", "--moving-average", "0.9");
    assertThat(Files.readAllBytes(folder.resolve("model"))).isNotEqualTo(plain);
    assertThatThrownBy(() -> run("--moving-average", "1")).rootCause().hasMessageContaining("averaging is 1.0");
  }

  @Test
  void batches_may_have_similar_lengths_within_a_budget_of_steps() throws IOException {
    run("--batch-steps", "30", "--json", file("figures.json"));
    assertThat(Files.readString(folder.resolve("figures.json"))).contains("\"test_accuracy\" : 1.0");
    assertThatThrownBy(() -> run("--batch-steps", "0")).rootCause().hasMessageContaining("batches of 0 tokens");
  }

  @Test
  void what_cannot_be_is_said_before_training() {
    assertThatThrownBy(() -> run("--batch", "0")).hasRootCauseInstanceOf(RnnException.class)
        .rootCause().hasMessageContainingAll("batches of 0", "Fix:");
    assertThatThrownBy(() -> run("--cell", "lstn")).rootCause().hasMessageContaining("did you mean 'lstm'?");
    assertThatThrownBy(() -> run("--json", file("model"))).rootCause()
        .hasMessageContaining("would be written over while it is needed");
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private String run(String... args) {
    return run(new ByteArrayOutputStream(), args);
  }

  private String run(ByteArrayOutputStream bytes, String... args) {
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    Three command = new Three(out);
    new CommandLine(command).parseArgs(Stream.concat(Stream.of("--out", file("model")), Stream.of(args))
        .toArray(String[]::new));
    try {
      assertThat(new TaskRun(out, new HasThree(), command.options, command.common).run()).isZero();
    } catch (RnnException reason) {
      throw new IllegalStateException(reason);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Command(name = "three")
  private static final class Three {
    final PrintStream out;
    @Mixin TaskOptions options = new TaskOptions();
    @Mixin CommonOptions common = new CommonOptions();

    Three(PrintStream out) {
      this.out = out;
    }
  }

  private record HasThree() implements Task {
    @Override
    public String name() {
      return "three";
    }

    @Override
    public TaskSettings defaults() {
      return new TaskSettings("gru", 8, 8, 1, true, 0, "adam", 0.03, "constant", 5, 8, 20);
    }

    @Override
    public TaskData read(@Nullable Path data, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      return new TaskData(examples(random, 60), examples(random, 15), examples(random, 15), "90 sequences");
    }

    private static Examples examples(SplittableRandom random, int count) {
      float[][] texts = new float[count][];
      float[][] answers = new float[count][1];
      int[] lengths = new int[count];
      for (int s = 0; s < count; s++) {
        lengths[s] = 1 + random.nextInt(5);
        texts[s] = new float[lengths[s]];
        for (int t = 0; t < lengths[s]; t++) {
          texts[s][t] = random.nextInt(5);
          if (texts[s][t] == 3) answers[s][0] = 1;
        }
      }
      return Examples.of(texts, answers, lengths);
    }

    @Override
    public SequenceModelBuilder compose(SequenceModelBuilder builder, TaskSettings settings) {
      return builder.tokens(5, settings.embedding()).manyToOne(Pooling.MAX).classes(List.of("no", "yes"));
    }

    @Override
    public Map<String, Double> figures(Examples examples, Predictions predictions) {
      long right = IntStream.range(0, examples.size())
          .filter(s -> predictions.classOf(s) == examples.targets()[s][0]).count();
      return Map.of("accuracy", (double) right / examples.size());
    }

    @Override
    public Map<String, Map<String, Double>> baselines() {
      return Map.of("always no", Map.of("accuracy", 0.6));
    }

    @Override
    public void show(PrintStream out, SequenceModel model) {
      Predictions alone = model.predict(Examples.of(new float[][] {{3}}, new float[1][1], new int[] {1}));
      out.println("a 3 alone: " + model.label(alone.classOf(0)));
    }
  }
}
