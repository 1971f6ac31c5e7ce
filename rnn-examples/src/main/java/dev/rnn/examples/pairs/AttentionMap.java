package dev.rnn.examples.pairs;

import dev.rnn.seq2seq.translation.Translation;
import dev.rnn.training.file.AtomicFile;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * Which source token each target token attended to.
 *
 * @param source columns
 * @param target rows
 * @param weights of each row
 */
record AttentionMap(List<String> source, List<String> target, float[][] weights) {
  private static final String SHADES = " .:-=+*#%@";
  private static final int CELL = 22;
  /** Room for the letters of a token, about as wide as a wide one is in pictures. */
  private static final int LETTER = 9;

  static AttentionMap of(Translation translation) {
    return new AttentionMap(translation.source(), translation.target(), translation.hypothesis().attention());
  }

  /** For a terminal: a column for each source token, darker characters for larger weights. */
  String text() {
    StringBuilder text = new StringBuilder("attention, a row for each target token, a column for each source token:\n");
    int wide = target.stream().mapToInt(String::length).max().orElse(0);
    boolean characters = source.stream().allMatch(token -> token.length() == 1);
    if (characters) text.append(" ".repeat(wide + 2)).append(String.join("", source)).append('\n');
    for (int row = 0; row < target.size(); row++) {
      text.append(String.format(Locale.ROOT, "%" + (wide + 1) + "s ", target.get(row)));
      for (float weight : weights[row]) text.append(SHADES.charAt((int) Math.min(9, weight * 10)));
      if (!characters) text.append("  ").append(source.isEmpty() ? "" : source.get(largest(weights[row])));
      text.append('\n');
    }
    return text.toString();
  }

  private static int largest(float[] row) {
    int best = 0;
    for (int i = 1; i < row.length; i++) if (row[i] > row[best]) best = i;
    return best;
  }

  /** A picture: SVG where the name says so, else PNG. */
  void write(Path file) {
    byte[] bytes = file.toString().toLowerCase(Locale.ROOT).endsWith(".svg")
        ? svg().getBytes(StandardCharsets.UTF_8) : png();
    AtomicFile.write(file, out -> out.write(bytes));
  }

  /** Left of the rows. */
  private int left() {
    return room(target);
  }

  /** Above the columns, whose names are turned. */
  private int top() {
    return room(source);
  }

  private static int room(List<String> tokens) {
    return 20 + LETTER * tokens.stream().mapToInt(token -> token.codePointCount(0, token.length())).max().orElse(0);
  }

  private int width() {
    return left() + CELL * Math.max(1, source.size()) + 10;
  }

  private int height() {
    return top() + CELL * Math.max(1, target.size()) + 10;
  }

  private static int shade(float weight) {
    return 255 - Math.round(255 * Math.min(1, weight));
  }

  private String svg() {
    StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "<svg xmlns=\"http://www.w3.org/2000/svg\""
        + " width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"13\">%n"
        + "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n", width(), height()));
    for (int i = 0; i < source.size(); i++) {
      int x = left() + CELL * i + 15;
      text.append(String.format(Locale.ROOT, "<text transform=\"translate(%d %d) rotate(-90)\">%s</text>%n", x,
          top() - 6, escaped(source.get(i))));
    }
    for (int row = 0; row < target.size(); row++) {
      int y = top() + CELL * row;
      text.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n", left() - 6,
          y + 15, escaped(target.get(row))));
      for (int i = 0; i < weights[row].length; i++) {
        int shade = shade(weights[row][i]);
        text.append(String.format(Locale.ROOT, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\""
            + " fill=\"rgb(%d,%d,255)\" stroke=\"#ccc\"/>%n", left() + CELL * i, y, CELL, CELL, shade, shade));
      }
    }
    return text.append("</svg>\n").toString();
  }

  private static String escaped(String token) {
    return token.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private byte[] png() {
    BufferedImage image = new BufferedImage(width(), height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, width(), height());
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    for (int row = 0; row < target.size(); row++) {
      int y = top() + CELL * row;
      for (int i = 0; i < weights[row].length; i++) {
        int shade = shade(weights[row][i]);
        g.setColor(new Color(shade, shade, 255));
        g.fillRect(left() + CELL * i, y, CELL, CELL);
        g.setColor(Color.LIGHT_GRAY);
        g.drawRect(left() + CELL * i, y, CELL, CELL);
      }
      g.setColor(Color.BLACK);
      String token = target.get(row);
      g.drawString(token, left() - 6 - g.getFontMetrics().stringWidth(token), y + 15);
    }
    g.rotate(-Math.PI / 2);
    for (int i = 0; i < source.size(); i++) g.drawString(source.get(i), 6 - top(), left() + CELL * i + 15);
    g.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException reason) {
      throw new UncheckedIOException(reason);
    }
    return bytes.toByteArray();
  }
}
