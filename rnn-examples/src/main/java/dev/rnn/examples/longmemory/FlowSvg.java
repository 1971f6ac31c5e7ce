package dev.rnn.examples.longmemory;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Lines against the lag as SVG, each power of ten as far from the next. XChart needs a library under the LGPL. */
final class FlowSvg {
  private static final int WIDTH = 900;
  private static final int LETTER = 8;
  private static final int HEIGHT = 540;
  private static final int LEFT = 80;
  private static final int RIGHT = 680;
  private static final int TOP = 50;
  private static final int BOTTOM = 480;

  private final List<FlowLine> lines;
  private final int steps;
  private final int lowest;
  private final int highest;
  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  private FlowSvg(List<FlowLine> lines, int steps) throws XMLStreamException {
    this.lines = lines;
    this.steps = Math.max(2, steps);
    double least = lines.stream().flatMap(l -> l.norms().stream()).mapToDouble(n -> n).min().orElse(1);
    double most = lines.stream().flatMap(l -> l.norms().stream()).mapToDouble(n -> n).max().orElse(1);
    lowest = (int) Math.floor(Math.log10(least));
    highest = Math.max(lowest + 1, (int) Math.ceil(Math.log10(most)));
    xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
  }

  /** Draws them. */
  static String draw(String title, List<FlowLine> lines, int steps) {
    try {
      FlowSvg svg = new FlowSvg(lines, steps);
      svg.all(title);
      return svg.text.toString();
    } catch (XMLStreamException reason) {
      throw new IllegalStateException("a picture in memory could not be written", reason);
    }
  }

  private void all(String title) throws XMLStreamException {
    xml.writeStartDocument();
    open("svg", "xmlns", "http://www.w3.org/2000/svg", "width", width(), "height", HEIGHT, "font-family", "sans-serif",
        "font-size", 13);
    empty("rect", "width", "100%", "height", "100%", "fill", "white");
    label(LEFT, TOP - 20, "start", title);
    label((LEFT + RIGHT) / 2, BOTTOM + 45, "middle", "steps before the last one");
    label(LEFT, TOP - 4, "end", "norm");
    int every = Math.max(1, (highest - lowest + 7) / 8);
    for (int power = lowest; power <= highest; power += every) {
      line(LEFT, y(power), RIGHT, y(power));
      label(LEFT - 6, y(power) + 4, "end", "1e" + power);
    }
    for (int quarter = 0; quarter <= 4; quarter++) {
      int lag = (steps - 1) * quarter / 4;
      line(x(lag), TOP, x(lag), BOTTOM);
      label(x(lag), BOTTOM + 20, "middle", String.valueOf(lag));
    }
    for (int i = 0; i < lines.size(); i++) draw(lines.get(i), TOP + 20 * i + 10);
    xml.writeEndElement();
    xml.writeEndDocument();
    xml.flush();
  }

  /** Wide enough for the longest name of the legend. */
  private int width() {
    int longest = lines.stream().mapToInt(l -> l.name().length()).max().orElse(0);
    return Math.max(WIDTH, RIGHT + 60 + LETTER * longest);
  }

  private void draw(FlowLine line, int legend) throws XMLStreamException {
    String color = String.format(Locale.ROOT, "#%06x", line.color().getRGB() & 0xFFFFFF);
    String dashes = line.dashed() ? "6 4" : "none";
    StringBuilder points = new StringBuilder();
    for (int lag = 0; lag < line.norms().size(); lag++) {
      points.append(number(x(lag))).append(',').append(number(y(Math.log10(line.norms().get(lag))))).append(' ');
    }
    empty("polyline", "points", points.toString().strip(), "fill", "none", "stroke", color, "stroke-width", 2,
        "stroke-dasharray", dashes);
    empty("line", "x1", RIGHT + 15, "y1", legend, "x2", RIGHT + 45, "y2", legend, "stroke", color, "stroke-width", 2,
        "stroke-dasharray", dashes);
    label(RIGHT + 52, legend + 4, "start", line.name());
  }

  private double x(int lag) {
    return LEFT + (double) (RIGHT - LEFT) * lag / (steps - 1);
  }

  private double y(double power) {
    return BOTTOM - (BOTTOM - TOP) * (power - lowest) / (highest - lowest);
  }

  private void line(double x1, double y1, double x2, double y2) throws XMLStreamException {
    empty("line", "x1", number(x1), "y1", number(y1), "x2", number(x2), "y2", number(y2), "stroke", "#ddd");
  }

  private void label(double x, double y, String anchor, String what) throws XMLStreamException {
    open("text", "x", number(x), "y", number(y), "text-anchor", anchor);
    xml.writeCharacters(what);
    xml.writeEndElement();
  }

  private void empty(String name, Object... attributes) throws XMLStreamException {
    open(name, attributes);
    xml.writeEndElement();
  }

  private void open(String name, Object... attributes) throws XMLStreamException {
    xml.writeStartElement(name);
    for (int i = 0; i < attributes.length; i += 2) {
      xml.writeAttribute(attributes[i].toString(), attributes[i + 1].toString());
    }
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
