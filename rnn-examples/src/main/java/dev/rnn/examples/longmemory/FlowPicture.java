package dev.rnn.examples.longmemory;

import dev.rnn.api.error.RnnException;
import dev.rnn.training.file.AtomicFile;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Norms of gradients against the lag, with a logarithmic scale: exponential decay is a straight line. */
final class FlowPicture {
  /** What is smaller is drawn as if it were that. */
  private static final double LEAST = 1e-12;

  private static final List<Color> COLORS = List.of(new Color(0xC0392B), new Color(0x2471A3), new Color(0x1E8449),
      new Color(0x8E44AD), new Color(0xD68910), new Color(0x566573));

  private static final int WIDTH = 900;
  private static final int HEIGHT = 540;

  private final int length;
  private final List<FlowLine> lines = new ArrayList<>();
  private int cells;

  FlowPicture(int length) {
    this.length = length;
  }

  /** A line: dashed for a cell that was just added before it was trained. */
  void add(String name, List<Double> norms) {
    boolean trained = name.endsWith(", trained");
    if (!trained) cells++;
    lines.add(new FlowLine(name, norms.stream().map(norm -> Math.max(LEAST, norm)).toList(),
        COLORS.get((cells - 1) % COLORS.size()), !trained));
  }

  static void requireEnding(Path file) {
    if (isSvg(file) || file.toString().toLowerCase(Locale.ROOT).endsWith(".png")) return;
    throw RnnException.error("RNN-OPTION-PICTURE", "'" + file + "' is no name of a picture.")
        .fix("end it with .png or .svg.").build();
  }

  private static boolean isSvg(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".svg");
  }

  void write(Path file) {
    String title = "How far back gradients reach (adding problem, T = " + length + ")";
    if (isSvg(file)) {
      byte[] svg = FlowSvg.draw(title, lines, length).getBytes(StandardCharsets.UTF_8);
      AtomicFile.write(file, out -> out.write(svg));
      return;
    }
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    chart(title).paint(g, WIDTH, HEIGHT);
    g.dispose();
    AtomicFile.write(file, out -> ImageIO.write(image, "png", out));
  }

  private XYChart chart(String title) {
    XYChart chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).title(title)
        .xAxisTitle("steps before the last one")
        .yAxisTitle("norm of the loss's gradient by the state").build();
    chart.getStyler().setYAxisLogarithmic(true).setXAxisMin(0.0).setXAxisMax((double) (length - 1));
    chart.getStyler().setLegendPosition(LegendPosition.OutsideE).setChartBackgroundColor(Color.WHITE);
    for (FlowLine line : lines) {
      List<Integer> lags = IntStream.range(0, line.norms().size()).boxed().toList();
      chart.addSeries(line.name(), lags, line.norms()).setMarker(SeriesMarkers.NONE).setLineColor(line.color())
          .setLineStyle(line.dashed() ? SeriesLines.DASH_DASH : SeriesLines.SOLID).setLineWidth(2);
    }
    return chart;
  }
}
