package dev.rnn.examples.languagemodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.examples.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeOptionTest {
  @TempDir Path folder;

  @Test
  void goingOnFromAnEarlierCheckpoint_givesTheFileOfAnUninterruptedTraining_andTheLogTellsOfIt() throws IOException {
    assertThat(learn("whole").code()).isZero();
    assertThat(learn("first", options("--every", "3")).code()).isZero();
    List<Path> checkpoints = files("checkpoint-");
    Files.delete(checkpoints.getLast()); // as if it had been killed before it wrote this one
    Path log = folder.resolve("log.jsonl");
    CommandLineRun resumed = learn("second", options("--resume", "--log", log.toString()));
    assertThat(resumed.err()).isEmpty();
    assertThat(resumed.out()).contains("going on from " + checkpoints.get(checkpoints.size() - 2));
    assertThat(folder.resolve("second")).hasBinaryContent(Files.readAllBytes(folder.resolve("whole")));
    assertThat(Files.readAllLines(log)).first().asString().contains("\"event\":\"resumed\"");
    assertThat(Files.readAllLines(log)).last().asString().contains("\"event\":\"epoch\"", "\"clippedShare\":");
  }

  @Test
  void aTextThatChanged_isRefused_withTheOptionsThatHelp() throws IOException {
    learn("first", options());
    Files.writeString(folder.resolve("text.txt"), SmallText.LINE.repeat(41));
    CommandLineRun resumed = learn("second", options("--resume"));
    assertThat(resumed.code()).isNotZero();
    assertThat(resumed.err()).contains("[RNN-CHECKPOINT-DATA]", "data training: then ");
  }

  @Test
  void resumingWithoutAFolder_isAnError() throws IOException {
    assertThat(learn("model", "--resume").err()).contains("[RNN-OPTION-CHECKPOINT]", "--checkpoint");
    assertThat(learn("model", "--every", "5").err()).contains("[RNN-OPTION-CHECKPOINT]");
    assertThat(learn("model", options("--every", "0")).err()).contains("[RNN-OPTION-RANGE]");
  }

  @Test
  void theMeanOfTheLastModels_isSavedInsteadOfTheBest_andItsLossIsTold() throws IOException {
    CommandLineRun plain = learn("plain");
    CommandLineRun averaged = learn("averaged", options("--every", "2", "--average", "3"));
    assertThat(averaged.out()).contains("mean of 3 models, model-", ": validation loss ");
    assertThat(files("model-")).hasSize(3);
    assertThat(plain.out()).doesNotContain("mean of");
    assertThat(Files.mismatch(folder.resolve("plain"), folder.resolve("averaged"))).isNotEqualTo(-1);
  }

  @Test
  void theMeanOfTheBestModels_isOfModelsOfThatFolder() throws IOException {
    assertThat(learn("averaged", options("--average-best", "2")).out()).contains("mean of 2 models, best-");
  }

  @Test
  void aMeanWithoutAFolder_ofNoModels_orOfBoth_isAnError() throws IOException {
    assertThat(learn("model", "--average", "3").err()).contains("[RNN-OPTION-AVERAGE]", "--checkpoint");
    assertThat(learn("model", options("--average-best", "0")).err()).contains("[RNN-OPTION-AVERAGE]");
    assertThat(learn("model", options("--average", "2", "--average-best", "2")).err())
        .contains("[RNN-OPTION-AVERAGE]");
  }

  private String[] options(String... more) {
    List<String> all = new ArrayList<>(List.of("--checkpoint", folder.resolve("checkpoints").toString()));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private List<Path> files(String prefix) throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("checkpoints"))) {
      return all.filter(file -> file.getFileName().toString().startsWith(prefix)).sorted().toList();
    }
  }

  private CommandLineRun learn(String out, String... more) throws IOException {
    Path text = folder.resolve("text.txt");
    if (!Files.exists(text)) Files.writeString(text, SmallText.LINE.repeat(40));
    List<String> arguments = new ArrayList<>(List.of("language-model", "--corpus", text.toString(), "--hidden", "16",
        "--batch", "4", "--epochs", "2", "--samples", "0", "--out", folder.resolve(out).toString()));
    arguments.addAll(List.of(more));
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }
}
