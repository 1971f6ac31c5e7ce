package dev.rnn.examples.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttentionMapTest {
  private static final AttentionMap MAP = new AttentionMap(List.of("a<b", "c"), List.of("x", "y"),
      new float[][] {{1, 0}, {0.25f, 0.75f}, {0, 1}}); // the last row is the end's

  @TempDir Path folder;

  @Test
  void theTerminal_hasARowForEachToken_darkerForMore_andNamesTheMostAttendedOne() {
    assertThat(MAP.text().lines().skip(1)).containsExactly(" x @   a<b", " y :#  c");
    AttentionMap characters = new AttentionMap(List.of("p", "q"), List.of("x"), new float[][] {{0, 1}});
    assertThat(characters.text().lines().skip(1)).containsExactly("   pq", " x  @");
  }

  @Test
  void svg_escapesTokens_andHasASquareForEachPair() throws Exception {
    String svg = written("map.svg", MAP);
    assertThat(svg).startsWith("<svg").contains(">a&lt;b</text>").contains("fill=\"rgb(0,0,255)\"");
    assertThat(svg.split("<rect", -1)).as("the background and 2 × 2").hasSize(2 + 4);
  }

  @Test
  void png_isDarkWhereTheWeightIsOne() throws Exception {
    Path file = folder.resolve("map.PNG");
    MAP.write(file);
    BufferedImage image = ImageIO.read(file.toFile());
    int blue = 0;
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) if (image.getRGB(x, y) == 0xFF0000FF) blue++;
    }
    assertThat(blue).as("of one square of 22 × 22, with a line at two sides").isEqualTo(21 * 21);
  }

  @Test
  void longTokens_haveRoom() throws Exception {
    String word = "fünfhundertsiebenundneunzigtausend";
    String svg = written("long.svg", new AttentionMap(List.of(word), List.of("short"), new float[][] {{1}, {1}}));
    assertThat(number(svg, "height=\"(\\d+)\"")).as("height, where a letter is at least 8 wide")
        .isGreaterThan(8 * word.length());
    assertThat(number(svg, "width=\"(\\d+)\"")).isLessThan(150);
  }

  private String written(String name, AttentionMap map) throws Exception {
    Path file = folder.resolve(name);
    map.write(file);
    return Files.readString(file);
  }

  private static int number(String text, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).isTrue();
    return Integer.parseInt(found.group(1));
  }
}
