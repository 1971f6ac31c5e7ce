package dev.rnn.examples.longmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.examples.CommandLineRun;
import java.awt.Color;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class GradientFlowCommandTest {
  @TempDir Path folder;

  private int code;

  private String run(String... arguments) {
    CommandLineRun run = CommandLineRun.of(arguments);
    code = run.code();
    return run.all();
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
  void tellsAboutGatesAndMatrices_andDrawsScalablePictures() throws Exception {
    Path picture = folder.resolve("flow.svg");
    String output = run("gradient-flow", "--length", "20", "--hidden", "8", "--updates", "3", "--cell", "gru",
        "--picture", picture.toString(), "--json", folder.resolve("flow.json").toString());
    assertThat(code).as(output).isZero();
    assertThat(output).containsPattern("layer0/update +closed +\\d+ %, open +\\d+ %")
        .containsPattern("layer0/update/U +spectral radius \\d\\.\\d+").contains("% of the updates clipped");
    assertThat(Files.readString(folder.resolve("flow.json"))).contains("\"gru, trained layer0/update saturated\"",
        "\"gru, trained clipped_share\"");
    Document svg = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(picture.toFile());
    NodeList lines = svg.getElementsByTagName("polyline");
    assertThat(lines.getLength()).isEqualTo(2);
    assertThat(lines.item(0).getAttributes().getNamedItem("points").getTextContent().split(" ")).hasSize(20);
    assertThat(svg.getDocumentElement().getTextContent()).contains("gru, trained", "steps before the last one");
  }

  @Test
  void aPowerOfTenIsAsFarFromTheNext() {
    String svg = FlowSvg.draw("title", List.of(new FlowLine("a < b", List.of(1.0, 0.1, 0.01), Color.RED, true)), 3);
    assertThat(svg).contains("points=\"80.0,50.0 380.0,265.0 680.0,480.0\"").contains("a &lt; b").contains("#ff0000");
  }

  @Test
  void aLongName_makesThePictureWider() {
    List<Double> norms = List.of(1.0, 0.1);
    assertThat(FlowSvg.draw("title", List.of(new FlowLine("gru", norms, Color.RED, true)), 2))
        .contains("width=\"900\"");
    assertThat(FlowSvg.draw("title", List.of(new FlowLine("g".repeat(40), norms, Color.RED, true)), 2))
        .contains("width=\"1060\"");
  }

  @Test
  void mistakesAreToldBeforeAnythingRuns() {
    assertThat(run("gradient-flow", "--picture", "flow.bmp")).contains("end it with .png or .svg");
    assertThat(run("gradient-flow", "--length", "1")).contains("use a length from 2");
    assertThat(code).isEqualTo(1);
  }
}
