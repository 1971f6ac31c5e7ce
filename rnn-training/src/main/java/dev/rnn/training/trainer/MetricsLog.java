package dev.rnn.training.trainer;

import dev.rnn.api.error.RnnException;
import dev.rnn.training.model.MetadataJson;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes every event of training as one line of JSON, for spreadsheets and plots: {@code "event"} is {@code resumed},
 * {@code skipped}, {@code update} or {@code epoch}, the other keys are the event's components. Epochs count from 1. A
 * number that is not finite is {@code null}.
 *
 * <p>A training that goes on adds to the file. After a kill, updates that were not yet in a checkpoint are done, and
 * written, again: of two lines with the same number the later one counts.
 */
public final class MetricsLog implements TrainingListener, AutoCloseable {
  private final Path file;
  private final BufferedWriter out;

  /**
   * Opens a file.
   *
   * @param append whether to add to what is there
   * @throws RnnException {@code RNN-FILE-WRITE} if that cannot be
   */
  public MetricsLog(Path file, boolean append) {
    this.file = file;
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) Files.createDirectories(folder);
      out = Files.newBufferedWriter(file, StandardOpenOption.CREATE,
          append ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    } catch (IOException reason) {
      throw failed(reason);
    }
  }

  @Override
  public void resumed(Resumed resumed) {
    Map<String, @Nullable Object> line = line("resumed", resumed.epoch());
    line.put("update", resumed.updates());
    line.put("file", resumed.file().toString());
    write(line);
  }

  @Override
  public void skipped(Skipped skipped) {
    Map<String, @Nullable Object> line = line("skipped", skipped.epoch());
    line.put("batch", skipped.firstBatch());
    line.put("inRow", skipped.inRow());
    line.put("reason", skipped.reason().getMessage());
    write(line);
  }

  @Override
  public void updated(Update update) {
    Map<String, @Nullable Object> line = line("update", update.epoch());
    line.put("update", update.update());
    number(line, "loss", update.loss());
    line.put("elements", update.elements());
    number(line, "gradientNorm", update.gradientNorm());
    line.put("clipped", update.clipped());
    number(line, "rate", update.rate());
    write(line);
  }

  @Override
  public void epochEnded(Epoch epoch) {
    Map<String, @Nullable Object> line = line("epoch", epoch.epoch());
    number(line, "trainLoss", epoch.trainLoss());
    number(line, "validation", epoch.validation());
    line.put("best", epoch.best());
    number(line, "gradientNorm", epoch.gradientNorm());
    number(line, "clippedShare", epoch.clippedShare());
    write(line);
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException reason) {
      throw failed(reason);
    }
  }

  private static Map<String, @Nullable Object> line(String event, int epoch) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("event", event);
    line.put("epoch", epoch + 1);
    return line;
  }

  private static void number(Map<String, @Nullable Object> line, String name, double value) {
    line.put(name, Double.isFinite(value) ? value : null);
  }

  /** At once: what a killed process did can be read, too. */
  private void write(Map<String, @Nullable Object> line) {
    try {
      out.write(MetadataJson.write(line));
      out.write('\n');
      out.flush();
    } catch (IOException reason) {
      throw failed(reason);
    }
  }

  private RnnException failed(IOException reason) {
    return RnnException.error("RNN-FILE-WRITE", "the log " + file + " could not be written.").detail("found: " + reason)
        .fix("name another file, or see that its disk has room and this user may write there.").cause(reason).build();
  }
}
