package dev.rnn.examples.support;

import dev.rnn.api.error.RnnException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Lines that somebody types. */
public final class TypedLines {
  private TypedLines() {}

  /**
   * Gives each line to {@code answer} until one is empty or there are no more. A mistake in one is told; the next may
   * be better.
   */
  public static void read(PrintStream out, Consumer<String> answer) {
    out.println("Type a line and press Enter; an empty line ends.");
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try {
      for (String line = in.readLine(); line != null && !line.isBlank(); line = in.readLine()) {
        try {
          answer.accept(line);
        } catch (RnnException mistake) {
          out.println(mistake.getMessage());
        }
      }
    } catch (IOException reason) {
      throw new UncheckedIOException(reason);
    }
  }
}
