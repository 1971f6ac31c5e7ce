package dev.rnn.examples.longmemory;

import dev.rnn.api.error.RnnException;
import dev.rnn.training.file.AtomicFile;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

  private final XYChart chart;
  private int cells;

  FlowPicture(int length) {
    chart = new XYChartBuilder().width(WIDTH).height(HEIGHT)
        .title("How far back gradients reach (adding problem, T = " + length + ")").xAxisTitle("steps before the last one").yAxisTitle("norm of the loss's gradient by the state").build();
    chart.getStyler().setYAxisLogarithmic(true).setXAxisMin(0.0).setXAxisMax((double) (length - 1));
    chart.getStyler().setLegendPosition(LegendPosition.OutsideE).setChartBackgroundColor(Color.WHITE);
  }

  /** A line: dashed for a cell that was just added before it was trained. */
  void add(String name, List<Double> norms) {
    List<Integer> lags = new ArrayList<>();
    List<Double> shown = new ArrayList<>();
    for (int lag = 0; lag < norms.size(); lag++) {
      lags.add(lag);
      shown.add(Math.max(LEAST, norms.get(lag)));
    }
    boolean trained = name.endsWith(", trained");
    if (!trained) cells++;
    chart.addSeries(name, lags, shown).setMarker(SeriesMarkers.NONE).setLineColor(COLORS.get((cells - 1) % COLORS.size()))
        .setLineStyle(trained ? SeriesLines.SOLID : SeriesLines.DASH_DASH).setLineWidth(2);
  }

  static void requireEnding(Path file) {
    if (file.toString().toLowerCase(Locale.ROOT).endsWith(".png")) return;
    throw RnnException.error("RNN-OPTION-PICTURE", "'" + file + "' is no name of a picture.").fix("end it with .png.")
        .build();
  }

  void write(Path file) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    chart.paint(g, WIDTH, HEIGHT);
    g.dispose();
    AtomicFile.write(file, out -> ImageIO.write(image, "png", out));
  }
}
