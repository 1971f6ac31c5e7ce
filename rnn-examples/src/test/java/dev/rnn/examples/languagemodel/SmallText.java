package dev.rnn.examples.languagemodel;

import dev.rnn.examples.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A text that is learned in a second, and the command that learns it. */
record SmallText(Path folder) {
  static final String LINE = "the cat sat on the mat and the dog sat on the log\n";

  Path text(String content) throws IOException {
    return Files.writeString(folder.resolve("text.txt"), content);
  }

  /** Where models go. */
  Path model() {
    return folder.resolve("model.safetensors");
  }

  /** Learns the usual text with more options, or other values of the usual ones. */
  CommandLineRun learn(String... more) throws IOException {
    return learn(text(LINE.repeat(40)), more);
  }

  CommandLineRun learn(Path text, String... more) {
    List<String> args = new ArrayList<>(List.of("language-model", "--corpus", text.toString(), "--hidden", "16",
        "--batch", "4", "--epochs", "1", "--samples", "1", "--rate", "0.02", "--out", model().toString()));
    for (int i = 0; i < more.length; i += 2) { // later options take the place of earlier ones
      int at = args.indexOf(more[i]);
      if (at >= 0) args.set(at + 1, more[i + 1]);
      else args.addAll(List.of(more[i], more[i + 1]));
    }
    return CommandLineRun.of(args.toArray(String[]::new));
  }
}
