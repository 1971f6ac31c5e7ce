package dev.rnn.examples.longmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.examples.Main;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GradientFlowCommandTest {
  @TempDir Path folder;

  private int code;

  private String run(String... arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    code = Main.run(out, out, arguments);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void tellsAndDraws_howFarGradientsReach_beforeAndAfterTraining() throws Exception {
    Path picture = folder.resolve("flow.png");
    Path json = folder.resolve("flow.json");
    String output = run("gradient-flow", "--length", "20", "--hidden", "8", "--updates", "3", "--cell", "vanilla",
        "--cell", "lstm", "--picture", picture.toString(), "--json", json.toString());
    assertThat(code).as(output).isZero();
    assertThat(output).contains("lag 19").contains("vanilla, trained").contains("lstm, trained").contains("steps back");
    assertThat(Files.readString(json)).contains("\"vanilla memory_length\"").contains("\"lstm, trained per_step\"");
    assertThat(ImageIO.read(picture.toFile()).getWidth()).isEqualTo(900);
  }

  @Test
  void mistakesAreToldBeforeAnythingRuns() {
    assertThat(run("gradient-flow", "--picture", "flow.bmp")).contains("end it with .png");
    assertThat(run("gradient-flow", "--length", "1")).contains("use a length from 2");
    assertThat(code).isEqualTo(1);
  }
}
